# Completion of kb for bash: source <(kb completion bash)
_kb() {
  local word="${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    [[ $line == "$word"* ]] && COMPREPLY+=("$(printf '%q' "$line")")
  done < <("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
}
complete -o default -F _kb kb
