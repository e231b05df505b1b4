#!/bin/sh
# Make what the hub needs, as root: folders, the instructor's account with the course in it, and the accounts of the
# students named as arguments. Run it again to add students; what exists is left as it is.
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
base=${ENTRAIDE_HUB:-/srv/entraide}
instructor=${ENTRAIDE_INSTRUCTOR:-enseignante}
students=${ENTRAIDE_STUDENTS:-etudiantes}

account() { # NAME: an account whose home nobody else can enter
    id "$1" >/dev/null 2>&1 || useradd --create-home --key HOME_MODE=0700 --shell /bin/bash "$1"
}

getent group "$students" >/dev/null || groupadd "$students"
account "$instructor"
for student in "$@"; do
    account "$student"
    usermod --append --groups "$students" "$student"
done

# The hub's secrets are root's. nbgrader asks for an exchange that anyone can write to; its sticky bit keeps the course's
# folder there from being moved away by anyone but the instructor.
install -d -m 755 "$base"
install -d -m 700 "$base/hub"
install -d -m 1777 "$base/exchange"

# The course's folder in the exchange is the instructor's from the start: whoever makes it first could put anything there.
# Anyone can hand in, and only she sees what was; feedback is found by whoever knows its name, which is a secret.
exchange=$base/exchange/entraide
for folder in "$exchange" "$exchange/outbound" "$exchange/inbound" "$exchange/feedback"; do
    if [ -L "$folder" ] || { [ -e "$folder" ] && [ "$(stat -c %U "$folder")" != "$instructor" ]; }; then
        echo "$folder is not $instructor's: look who made it, and remove it" >&2
        exit 1
    fi
    install -d -o "$instructor" -g "$(id -gn "$instructor")" -m 755 "$folder"
done
chmod 2733 "$exchange/inbound"
chmod 711 "$exchange/feedback"
cp -R "$project/hub/jupyter" "$base"
[ -e "$base/hub/jupyterhub_config.py" ] || cp "$project/hub/jupyterhub_config.py" "$base/hub"

# A whole course, where assignments of one's own can be written. It alone holds the keys and the graded texts.
course=$(getent passwd "$instructor" | cut -d: -f6)/entraide
if [ ! -e "$course" ]; then
    mkdir "$course"
    cp -R "$project/nbgrader_config.py" "$project/exercises" "$project/data" "$course"
    chown -R "$instructor:" "$course"
fi
