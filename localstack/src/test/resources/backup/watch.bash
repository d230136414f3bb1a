# While backups run: notes every secret of theirs, and all that processes and units show of themselves.
# A secret may be in restic's own environment, which nobody but root can read, and nowhere else.
mkdir -p /root/watch
cd /root/watch
rm -f stop shown
: >secrets
while [ ! -e stop ]; do
  for job in /run/bowline/jobs/*/; do
    [ -e "$job/token" ] || continue
    id=$(basename "$job")
    port=$(grep -o '"port":[0-9]*' "/var/lib/bowline/jobs/$id/order.json" | cut -d: -f2)
    { cat "$job/password"; echo; cat "$job/token"; echo; } >>secrets
    curl -s -H "Authorization: $(cat "$job/token")" "http://127.0.0.1:$port/keys" |
      grep -oE '"(SecretAccessKey|Token)":"[^"]*"' | cut -d'"' -f4 >>secrets
    systemctl show "bowline-job-$id" >>shown
  done
  for process in /proc/[0-9]*; do
    [ "$process" != /proc/$$ ] || continue
    name=$(cat "$process/comm" 2>/dev/null) || continue
    case $name in bash | cat | grep | curl | cut | tr) continue ;; esac
    tr '\0' ' ' <"$process/cmdline" >>shown 2>/dev/null
    [ "$name" = restic ] || tr '\0' ' ' <"$process/environ" >>shown 2>/dev/null
  done
  sleep 0.3
done
