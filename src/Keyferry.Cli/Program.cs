using Keyferry.Cli;

return Application.Run(args, Terminal.System());
