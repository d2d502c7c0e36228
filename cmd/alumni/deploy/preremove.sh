#!/bin/sh
# Before the files go, but not before newer ones come. The data stays.
set -e
case "${1:-}" in remove | 0) ;; *) exit 0 ;; esac
if [ -d /run/systemd/system ]; then
	systemctl disable --now alumni.service
fi
