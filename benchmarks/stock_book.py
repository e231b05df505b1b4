"""The same French chapters in a stock Jupyter Book; what it draws widgets with is served from the site itself."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from importlib.util import find_spec
from pathlib import Path

import yaml

# What myst-nb, which Jupyter Book builds on, asks of a CDN unless told otherwise.
PACKAGES = {"html-manager": "@jupyter-widgets/html-manager@1.0.6", "requirejs": "requirejs@2.3.4"}
# The manager would look for anywidget beside the page and then at a CDN; this spares the reader one vain request.
WHERE_ANYWIDGET_IS = """
require.config({ paths: { anywidget: new URL("anywidget", document.currentScript.src).href } });
"""


def build(root: Path, page: str, work: Path) -> Path:
    """Build the French edition, with the cells of one page executed; returns the folder of the built site."""
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(root / "chapters" / "fr", source)
    vendor(work / "packages", source / "vendor" / "vendor")
    (source / "_config.yml").write_text(yaml.safe_dump(config(root, page, source), sort_keys=False), encoding="utf-8")
    toc = (root / "_toc.yml").read_text("utf-8").replace("chapters/en/", "")
    (source / "_toc.yml").write_text(toc, encoding="utf-8")
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", "--all", str(source)]
    environment = os.environ | {"JUPYTER_PREFER_ENV_PATH": "1", "ENTRAIDE_LANG": "fr", "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SystemExit(f"the stock book could not be built:\n{done.stdout[-3000:]}")
    return source / "_build" / "html"


def config(root: Path, page: str, source: Path) -> dict[str, object]:
    """A Jupyter Book configuration that says only what this book cannot do without."""
    own = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    others = [path.relative_to(source).as_posix() for path in source.rglob("*.md")]
    return {
        "title": own["title"],
        "author": own["author"],
        "only_build_toc_files": True,
        "bibtex_bibfiles": [str(root / file) for file in own["bibtex_bibfiles"]],
        "parse": own["parse"],
        "execute": {
            "execute_notebooks": "force",
            "timeout": 120,
            "exclude_patterns": sorted(other for other in others if other != f"{page}.md"),
        },
        "sphinx": {
            "config": {
                "language": "fr",
                "html_static_path": ["vendor"],
                "nb_ipywidgets_js": {"vendor/require.js": {}, "vendor/embed-amd.js": {}},
            }
        },
    }


def vendor(packages: Path, target: Path) -> None:
    """Put require.js (minified), the widget manager and anywidget's own module where the site serves them."""
    unpacked = {name: unpack(packages / name, package) for name, package in PACKAGES.items()}
    anywidget = find_spec("anywidget")
    assert anywidget and anywidget.origin
    target.mkdir(parents=True)
    minified = target / "require.js"
    optimizer = [str(unpacked["requirejs"] / "bin" / "r.js"), "-o", f"baseUrl={unpacked['requirejs']}", "logLevel=3"]
    subprocess.run(["node", *optimizer, "paths.itself=require", "name=itself", f"out={minified}"], check=True)
    minified.write_text(minified.read_text("utf-8") + WHERE_ANYWIDGET_IS, encoding="utf-8")
    shutil.copy(unpacked["html-manager"] / "dist" / "embed-amd.js", target)
    shutil.copy(Path(anywidget.origin).parent / "nbextension" / "index.js", target / "anywidget.js")


def unpack(folder: Path, package: str) -> Path:
    """The folder of an npm package, fetched once."""
    if not (folder / "package" / "package.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--json", "--loglevel=error", package], cwd=folder, check=True, stdout=subprocess.PIPE
        )
        with tarfile.open(folder / json.loads(packed.stdout)[0]["filename"]) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"
