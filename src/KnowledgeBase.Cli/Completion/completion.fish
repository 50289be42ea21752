# Completion of kb for fish: save it as ~/.config/fish/completions/kb.fish
complete -c kb -a '(set -l line (commandline -cp); kb "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'
