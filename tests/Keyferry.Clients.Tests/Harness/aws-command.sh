#!/bin/bash
# One command of the AWS CLI, run by aws-commands.py; $0 stands in the folder of its FIFOs.
folder=${0%/*}
mkfifo "$folder/$$"
# In a process of its own: this one's output must stay what it is, since the other side opens it.
(echo $$ > "$folder/commands")
read -r code < "$folder/$$"
rm "$folder/$$"
exit "$code"
