/** Whether this browser keeps what is in it, in one line: asked when the reader saves her course, and read back. */

/** @param {import("./mine.js").Mine} mine */
export function tellOfKeeping({ part, store, t }) {
  const said = part("promise");
  const keeps = store.write("probe", { saved_at: new Date().toISOString() }) && store.write("probe", null);

  async function tell() {
    const promised = await navigator.storage?.persisted?.().catch(() => false);
    said.textContent = !keeps ? t("mine.keeps-nothing") : promised ? t("mine.promised") : t("mine.not-promised");
  }

  part("keep")
    .querySelector("[data-do=save]")
    ?.addEventListener("click", async () => {
      await navigator.storage?.persist?.().catch(() => false);
      await tell();
    });
  tell();
}
