# Notes the kernel's counters twice a second: kernel-counters SECONDS FILE
# Each line: Unix milliseconds, busy and all CPU ticks, memory used in KiB, bytes received and sent, sectors written.
end=$(($(date +%s) + $1))
while [ "$(date +%s)" -lt "$end" ]; do
  now=$(date +%s%3N)
  cpu=$(awk '/^cpu /{busy=$2+$3+$4+$7+$8+$9; print busy, busy+$5+$6}' /proc/stat)
  memory=$(awk '/^MemTotal/{total=$2} /^MemAvailable/{available=$2} END{print total-available}' /proc/meminfo)
  network=$(awk 'NR>2 && $1!="lo:"{rx+=$2; tx+=$10} END{printf "%.0f %.0f", rx, tx}' /proc/net/dev)
  written=$(for disk in /sys/block/*; do
    case $disk in */loop* | */ram* | */zram* | */dm-*) ;; *) cat "$disk/stat" ;; esac
  done | awk '{written+=$7} END{printf "%.0f", written}')
  echo "$now $cpu $memory $network $written"
  sleep 0.5
done >"$2"
