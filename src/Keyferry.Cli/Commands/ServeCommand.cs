using System.CommandLine;
using System.Globalization;
using System.Net;
using Keyferry.Cli.Serving;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry serve</c>: a local AWS for any AWS client.</summary>
internal static class ServeCommand
{
    private const string Remarks = """
        An access key id of twelve digits is the root user of that account; any
        secret will do, unless --verify-root says which. Keys that IAM and STS give
        are always verified. Everything is authorized, as on AWS.

        Exit codes: 0 it was told to end, 2 wrong command line, bad scenario, or a
        port or store that can't be used, 4 a fault of keyferry.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        ServeFlags flags = new();
        Command command = new("serve", "Is a local AWS in which images are built, encrypted, shared and distributed.");
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        help.Add(
            command,
            """
              keyferry serve                            in memory, on 127.0.0.1:4566
              keyferry serve --scenario accounts.yaml   begins with these accounts
              keyferry serve --data ./aws               goes on where it ended
              AWS_ACCESS_KEY_ID=111122223333 AWS_SECRET_ACCESS_KEY=any \
                aws --endpoint-url http://127.0.0.1:4566 sts get-caller-identity
            """,
            Remarks);
        command.SetAction(parsed => ServeRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry serve</c>.</summary>
internal sealed class ServeFlags
{
    public Option<int> Port { get; } = new("--port")
    {
        Description = "The port; 0 is any free one.",
        HelpName = "N",
        DefaultValueFactory = _ => 4566,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int port) || port is < 0 or > 65535)
            {
                result.AddError($"`--port` takes a number from 0 to 65535, not `{text}`");
            }

            return port;
        },
    };

    public Option<IPAddress> Address { get; } = new("--address")
    {
        Description = "The address to listen on: 0.0.0.0 lets other machines call.",
        HelpName = "IP",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!IPAddress.TryParse(text, out IPAddress? address))
            {
                result.AddError($"`--address` takes an IP address, not `{text}`");
            }

            return address!;
        },
    };

    public Option<string?> Scenario { get; } = new("--scenario")
    {
        Description = "Begin with the accounts of this scenario file; a store that holds a world already goes on with that.",
        HelpName = "FILE",
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Keep everything in this folder (SQLite): what was answered survives a crash.",
        HelpName = "DIR",
    };

    public Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = "Keep everything in this PostgreSQL database: Host=…;Database=…;Username=….",
        HelpName = "CONNECTION",
    };

    public Option<int> Pace { get; } = new("--pace")
    {
        Description = "Milliseconds that one stage of a build or copy takes.",
        HelpName = "MS",
        DefaultValueFactory = _ => 50,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int pace) || pace is < 0 or > 3_600_000)
            {
                result.AddError($"`--pace` takes milliseconds from 0 to 3600000, not `{text}`");
            }

            return pace;
        },
    };

    public Option<string?> VerifyRoot { get; } = new("--verify-root")
    {
        Description = "The secret that roots (access key ids of twelve digits) must sign with.",
        HelpName = "SECRET",
    };

    public Option<bool> NoAuth { get; } = new("--no-auth")
    {
        Description = "Believe every access key id without verifying signatures.",
    };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Log no line a call." };

    public Option<Uri?> Otlp { get; } = new("--otlp")
    {
        Description = "Send OpenTelemetry traces and metrics to this OTLP collector: port 4317 by gRPC, any other by HTTP.",
        HelpName = "URL",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            {
                result.AddError($"`--otlp` takes an http or https address, not `{text}`");
            }

            return url;
        },
    };

    public IEnumerable<Option> All =>
        [Port, Address, Scenario, Data, Postgres, Pace, VerifyRoot, NoAuth, Quiet, Otlp];
}
