using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Keyferry.Cli.Checking;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Input;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;
using Keyferry.Server.Dispatch;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

namespace Keyferry.Cli.Serving;

/// <summary>One server: from the command line until it is told to end.</summary>
internal static class ServeRun
{
    public static int Run(ParseResult parsed, ServeFlags flags, Terminal terminal)
    {
        if (ReadWorld(parsed.GetValue(flags.Scenario), terminal) is not { } world)
        {
            return ExitCode.BadInput;
        }

        StoreOptions place = new(parsed.GetValue(flags.Data), parsed.GetValue(flags.Postgres));
        if (WorldStores.Open(place, out string? problem) is not { } store)
        {
            terminal.Error.WriteLine($"keyferry serve: {problem}");
            return ExitCode.BadInput;
        }

        if (parsed.GetValue(flags.Scenario) is { } scenario && store.Worlds.Load() is not null)
        {
            terminal.Error.WriteLine(
                $"keyferry serve: the store holds a world already and goes on with it; `{scenario}` counts from the next "
                + "POST /_keyferry/reset");
        }

        ServeOptions options = new()
        {
            Port = parsed.GetValue(flags.Port),
            Address = parsed.GetValue(flags.Address)!,
            World = world,
            RootSecret = parsed.GetValue(flags.VerifyRoot),
            AuthenticationIsOff = parsed.GetValue(flags.NoAuth),
            Pace = TimeSpan.FromMilliseconds(parsed.GetValue(flags.Pace)),
        };
        return ServeAsync(options, store, parsed.GetValue(flags.Quiet), parsed.GetValue(flags.Otlp), terminal).GetAwaiter().GetResult();
    }

    private static async Task<int> ServeAsync(
        ServeOptions options, OpenedStore store, bool isQuiet, Uri? otlp, Terminal terminal)
    {
        await using CallLog? log = isQuiet ? null : new CallLog(Console.OpenStandardError());
        using Telemetry? telemetry = otlp is null ? null : new Telemetry(otlp);
        ICallObserver?[] observers = [log, telemetry];
        KeyferryServer server;
        try
        {
            server = await KeyferryServer.StartAsync(
                options, store.Worlds, store.Blocks, null, [.. observers.OfType<ICallObserver>()]);
        }
        catch (IOException e)
        {
            terminal.Error.WriteLine(
                $"keyferry serve: can't listen on {new IPEndPoint(options.Address, options.Port)}: {e.InnerException?.Message ?? e.Message}; "
                + "choose another `--port`");
            return ExitCode.BadInput;
        }

        await using (server)
        {
            using CancellationTokenSource stop = new();
            void End(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.Cancel();
            }

            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
            Announce(server, options, terminal);
            await server.WaitAsync(stop.Token);
        }

        return ExitCode.Success;
    }

    private static void Announce(KeyferryServer server, ServeOptions options, Terminal terminal)
    {
        terminal.Out.WriteLine($"keyferry serve: a local AWS at {server.Endpoint.ToString().TrimEnd('/')}");
        if (!IPAddress.IsLoopback(options.Address))
        {
            terminal.Out.WriteLine("other machines can call it: it is as safe as its secrets");
        }

        if (options.AuthenticationIsOff)
        {
            terminal.Out.WriteLine("--no-auth: no signature is verified, whoever names an access key id is believed");
        }

        terminal.Out.Flush();
    }

    // Null: the problems were told.
    private static World? ReadWorld(string? path, Terminal terminal)
    {
        // Ids that nobody can foretell, as on AWS; a scenario's own ids stay.
        var ids = new IdSource(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 1);
        if (path is null)
        {
            return new World { Ids = ids };
        }

        var input = InputText.Read(path, terminal);
        if (input.Text is null)
        {
            terminal.Error.WriteLine($"keyferry serve: {input.Problem}");
            return null;
        }

        Parsed<Scenario> read = ScenarioFile.Parse(input, path, isChanged: false, terminal);
        ScenarioFile.WriteProblems(read.Problems, isQuiet: false, terminal);
        return read.Value is { } scenario ? scenario.World with { Ids = ids } : null;
    }
}
