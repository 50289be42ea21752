#compdef kb
# Completion of kb for zsh: source <(kb completion zsh), or save it as _kb in a folder of $fpath
_kb() {
  local -a found
  found=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
  found=(${found:#})
  if (( ${#found} )); then compadd -a found; else _files; fi
}
if [[ "$funcstack[1]" == "_kb" ]]; then _kb "$@"; else compdef _kb kb; fi
