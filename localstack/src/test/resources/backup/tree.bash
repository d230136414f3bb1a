# Makes a tree of 10,000 files and everything that a file system can say of a file, and a copy of it.
set -euo pipefail
rm -rf /srv/tree /root/copy
mkdir -p /srv/tree/many /srv/tree/odd
cd /srv/tree/many
perl -e '
  for my $d (0 .. 99) {
    mkdir $d or die;
    for my $f (0 .. 99) {
      open my $file, ">", "$d/$f" or die;
      print $file "file $f of $d: ", ($d * 7919 + $f) x (1 + $f % 40), "\n";
      close $file;
      utime 1_500_000_000 + $f, 1_400_000_000 + $d * 1000 + $f, "$d/$f";
    }
  }'
head -c 6000000 /dev/urandom >large
cd /srv/tree/odd
touch -- $'new\nline' 'Grüße 日本語 🚢' "$(printf 'x%.0s' {1..255})" "$(printf 'ü%.0s' {1..127})" \
  -leading ' spaces ' 'quote"s'\' '*[a-z]?' 'back\slash' '$(id)' ';reboot' '#comment' '!bang' '{a,b}' '%s' $'\x01\x7f'
printf content >with-content
ln with-content second-name
ln with-content ../third-name
ln -s nowhere dangling
ln -s ../many relative
truncate -s 8M sparse
printf end >>sparse
mkdir empty setgid sticky "deep"
mkdir -p deep/a/b/c/d/e/f/g/h
touch deep/a/b/c/d/e/f/g/h/file
setfattr -n user.bowline -v 'a value' with-content
setfattr -n user.empty empty
setfacl -m u:33:rwx,g:12345:r-x with-content
setfacl -d -m u:33:rwx setgid
touch setuid unreadable owned
chown 33:33 setgid setuid
chown 12345:54321 owned
chown -h 33:12345 dangling
chmod 4755 setuid
chmod 2770 setgid
chmod 1777 sticky
chmod 0000 unreadable
touch -h -d '2001-02-03 04:05:06.789012345' dangling owned empty
touch -d '1999-12-31 23:59:59.123456789' /srv/tree
rsync -aAXHS /srv/tree/ /root/copy/
touch -d '1999-12-31 23:59:59.123456789' /root/copy
find /srv/tree -type f | wc -l
