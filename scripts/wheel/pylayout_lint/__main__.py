from pylayout_lint.launcher import main

main()
