#!/bin/sh
# Makes the captures of this folder anew, with the text that `go tool pprof` prints for them.
set -eu
cd "$(dirname "$0")"
binary="$(mktemp)"
for program in recursion texts; do
  (cd programs && go build -trimpath -o "$binary" "./$program")
  "$binary"
done
rm "$binary"
top() { # capture, sample type, unit
  go tool pprof -top -lines -symbolize=none -nodecount=1000000 -nodefraction=0 "-sample_index=$2" "-unit=$3" "$1.pb.gz" 2>/dev/null |
    sed '/^File:/d' >"$1.$2.top.txt"
}
top recursion-cpu cpu ns
top recursion-heap inuse_space B
top recursion-heap alloc_objects count
top recursion-mutex delay ns
