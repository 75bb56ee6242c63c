using System.CommandLine;
using System.Diagnostics;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Retrying;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Live;
using Keyferry.Cli.Rendering;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Retrying;

/// <summary>One retry: checks, begins, watches, and explains the failure if it fails again.</summary>
internal static class RetryRun
{
    private const string Name = "keyferry retry";

    public static int Run(ParseResult parsed, RetryFlags flags, Terminal terminal)
    {
        string arn = parsed.GetValue(flags.Image)!;
        if (LiveTarget.Parse(arn, null, out string? problem) is not { } target)
        {
            return Refuse(problem!, terminal);
        }

        if (target.Kind != LiveTargetKind.Image)
        {
            return Refuse(
                $"`{arn}` isn't an image; give the image build version that failed, as `aws imagebuilder list-image-pipeline-images` "
                + "lists it", terminal);
        }

        Talk talk = parsed.GetValue(flags.Quiet) ? Talk.Errors : Talk.Notes;
        LiveOutcome outcome = LiveRun.Read(Name, arn, parsed, flags.Live, talk, terminal);
        if (outcome.Reading is not { } reading)
        {
            return outcome.Code;
        }

        TextStyle style = new(Color: ColorDecision.UseColor(parsed.GetValue(flags.Color), terminal));
        if (Checker.Check(reading.World, arn, new CheckTarget(reading.Pipeline, reading.Image), out problem) is not { } report)
        {
            return Refuse(problem!, terminal);
        }

        if (report.Verdict != Verdict.Succeeds)
        {
            TextReport.Write(report, terminal.Out, style);
            terminal.Error.WriteLine(report.Verdict == Verdict.Fails
                ? $"{Name}: nothing was begun, since it would fail again; repair the causes above (`keyferry fix`)"
                : $"{Name}: nothing was begun, since it can't be told whether it would arrive; let the facts above be read");
            return report.Verdict == Verdict.Fails ? ExitCode.Failure : ExitCode.CannotTell;
        }

        RetryOrder order = new(arn, target.Account, target.Region)
        {
            DistributionConfigurationArn = parsed.GetValue(flags.DistributionConfiguration),
            ExecutionRole = parsed.GetValue(flags.ExecutionRole),
        };
        return flags.Live.Options(parsed, target, terminal, out problem) is { } options
            ? RetryAsync(order, options, report, style, terminal).GetAwaiter().GetResult()
            : Refuse(problem!, terminal);
    }

    private static async Task<int> RetryAsync(
        RetryOrder order, AccessOptions options, Report report, TextStyle style, Terminal terminal)
    {
        using CancellationTokenSource stop = new();
        using AwsAccess access = new(options, stop.Token);
        using (terminal.OnInterrupt(stop.Cancel))
        {
            WatchText text = new(terminal.Out, style, TimeProvider.System);
            RetryEnd end = await new ImageRetry(access, TimeProvider.System).RunAsync(order, text.Watch).ConfigureAwait(false);
            return Tell(end, report, style, terminal);
        }
    }

    private static int Tell(RetryEnd end, Report report, TextStyle style, Terminal terminal)
    {
        switch (end)
        {
            case RetryEnd.Refused refused:
                return Refuse(refused.Because, terminal);
            case RetryEnd.Lost lost:
                terminal.Error.WriteLine(
                    $"{Name}: {lost.Because}; the distribution goes on in AWS, `{Name} {lost.Image.Arn}` watches it again");
                return ExitCode.CannotTell;
            case RetryEnd.Done { IsAvailable: true } done:
                terminal.Out.WriteLine($"{done.Image.Arn} is available in {Places(done.Image)}");
                return ExitCode.Success;
            case RetryEnd.Done done:
                terminal.Out.WriteLine();
                if (done.Image.Reason is { } reason && InputReader.Read(reason, out _) is { } messages)
                {
                    ExplanationText.Write(Explainer.Explain(messages, report), terminal.Out, style);
                }

                terminal.Error.WriteLine($"{Name}: {done.Image.Arn} is {done.Image.Status}");
                return ExitCode.Failure;
            default:
                throw new UnreachableException();
        }
    }

    private static string Places(WatchedImage image) =>
        image.Amis.Length == 1 ? "1 place" : $"{image.Amis.Length} places";

    private static int Refuse(string problem, Terminal terminal)
    {
        terminal.Error.WriteLine($"{Name}: {problem}");
        return ExitCode.BadInput;
    }
}
