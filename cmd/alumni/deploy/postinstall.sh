#!/bin/sh
# After the files are there: the user, the folders, the unit. A machine without
# systemd gets a user and folders by the ordinary commands.
set -e
if command -v systemd-sysusers >/dev/null 2>&1 && command -v systemd-tmpfiles >/dev/null 2>&1; then
	systemd-sysusers alumni.conf
	systemd-tmpfiles --create alumni.conf
else
	getent passwd alumni >/dev/null || useradd --system --home-dir /var/lib/alumni --shell /usr/sbin/nologin alumni
	install -d -m 0700 -o alumni -g alumni /var/lib/alumni /var/backups/alumni
fi
if [ -d /run/systemd/system ]; then
	systemctl daemon-reload
	# An upgrade goes on with the new program; a first installation waits for its settings.
	systemctl try-restart alumni.service
fi
