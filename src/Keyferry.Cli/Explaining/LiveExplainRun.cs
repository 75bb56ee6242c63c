using System.Collections.Immutable;
using System.CommandLine;
using Keyferry.Aws.Calling;
using Keyferry.Aws.History;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Commands;
using Keyferry.Cli.Live;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Explaining;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Cli.Explaining;

/// <summary>
/// Explains what became of an image (or of the last one of a pipeline) in live accounts: by its reason, by a check of the
/// accounts as they are, and by what Image Builder and CloudTrail recorded.
/// </summary>
internal static class LiveExplainRun
{
    private const string Name = "keyferry explain";

    private static readonly Region s_global = new("us-east-1");

    public static int Run(ParseResult parsed, ExplainFlags flags, string arn, Terminal terminal)
    {
        Option[] ofFiles = [flags.Pipeline, flags.Image, flags.Trail];
        if (ofFiles.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            return ExplainRun.Refuse($"`{given.Name}` goes with `--scenario`; the ARN says already what to explain", terminal);
        }

        if (LiveTarget.Parse(arn, null, out string? problem) is not { } target
            || flags.Live.Options(parsed, target, terminal, out problem) is not { } options)
        {
            return ExplainRun.Refuse(problem!, terminal);
        }

        using CancellationTokenSource stop = new();
        using AwsAccess access = new(options, stop.Token);
        using (terminal.OnInterrupt(stop.Cancel))
        {
            return ExplainAsync(parsed, flags, target, access, terminal).GetAwaiter().GetResult();
        }
    }

    private static async Task<int> ExplainAsync(
        ParseResult parsed, ExplainFlags flags, LiveTarget target, AwsAccess access, Terminal terminal)
    {
        HistoryReading reading = new(access, TimeProvider.System);
        Answer<ImageHistory> answer = target.Kind == LiveTargetKind.Pipeline
            ? await LastAsync(reading, target).ConfigureAwait(false)
            : await reading.ReadAsync(target.Arn, target.Account, target.Region).ConfigureAwait(false);
        switch (answer)
        {
            case Answer<ImageHistory>.Missing missing:
                return ExplainRun.Refuse($"`{target.Arn}` isn't there: {missing.Error.Message}", terminal);
            case Answer<ImageHistory>.Unknown unknown:
                terminal.Error.WriteLine($"{Name}: {unknown.Because}");
                return ExitCode.CannotTell;
            case Answer<ImageHistory>.Known { Value.ImageArn: "" }:
                terminal.Error.WriteLine(
                    $"{Name}: the pipeline has made no image yet; `keyferry check {target.Arn}` foresees what will become of it");
                return ExitCode.CannotTell;
            case Answer<ImageHistory>.Known { Value: { Status: not ("FAILED" or "CANCELLED") } fine }:
                terminal.Out.WriteLine($"the image {fine.ImageArn} is {fine.Status}: there is no failure to explain");
                return ExitCode.Success;
        }

        ImageHistory history = ((Answer<ImageHistory>.Known)answer).Value;
        Report? report = Check(parsed, flags, history, terminal, out int code);
        if (report is null)
        {
            return code;
        }

        (ImmutableArray<string> events, ImmutableArray<Unread> unread) =
            await reading.EventsAsync(history, Places(report, target), [SourcePrincipal.DistributionSession]).ConfigureAwait(false);
        foreach (Unread missing in history.Unread.Concat(unread))
        {
            terminal.Error.WriteLine($"{Name}: {missing}");
        }

        Explanation explanation = Explainer.Explain(
            [Message(history)], report, Trail.Of(events.SelectMany(e => TrailReader.Read(e))), Decoder(reading, target));
        ExplainRun.Write(
            explanation with { Messages = [.. explanation.Messages.Select(m => m with { Steps = Steps(history) })] }, parsed, flags, terminal);
        return explanation.IsExplained ? ExitCode.Success : ExitCode.CannotTell;
    }

    private static async Task<Answer<ImageHistory>> LastAsync(HistoryReading reading, LiveTarget target)
    {
        Answer<string?> last = await reading.LatestImageAsync(target.Arn, target.Account, target.Region).ConfigureAwait(false);
        return last is Answer<string?>.Known { Value: { } image }
            ? await reading.ReadAsync(image, target.Account, target.Region).ConfigureAwait(false)
            : last.Select(_ => new ImageHistory("", "", null));
    }

    // The pipeline's next run meets what stopped this image's build too; an image without one is only distributed again.
    private static Report? Check(ParseResult parsed, ExplainFlags flags, ImageHistory history, Terminal terminal, out int code)
    {
        LiveOutcome outcome = LiveRun.Read(Name, history.PipelineArn ?? history.ImageArn, parsed, flags.Live, Talk.Notes, terminal);
        code = outcome.Code;
        if (outcome.Reading is not { } reading)
        {
            return null;
        }

        CheckTarget target = new(reading.Pipeline, reading.Image);
        Report? report = Checker.Check(reading.World, "AWS as it is now", target, out string? problem);
        if (report is null)
        {
            code = ExplainRun.Refuse(problem!, terminal);
        }

        return report;
    }

    // A denied call across accounts is recorded in the caller's account only (F3.28), so both sides are asked; and IAM, Organizations
    // and Account Management record everything in one Region.
    private static IEnumerable<(AccountId Account, Region Region)> Places(Report report, LiveTarget target) =>
        report.Distributions.SelectMany(d => d.Matrix.Rows.SelectMany(row => row.Cells.Zip(d.Matrix.Regions)
            .Where(cell => cell.First.State != CellState.None)
            .SelectMany(cell => AccountId.IsValid(row.Target)
                ? new[] { (new AccountId(row.Target), cell.Second), (new AccountId(row.Target), s_global), (target.Account, cell.Second) }
                : [(target.Account, cell.Second)])))
            .Append((target.Account, target.Region)).Append((target.Account, s_global));

    private static ReadMessage Message(ImageHistory history) =>
        (history.Reason is { } reason ? MessageReader.Read(reason) : new ReadMessage()) with
        {
            Kind = MessageKind.GetImage,
            ImageArn = history.ImageArn,
            Stage = history.Status,
            Time = history.Ended?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };

    private static Func<string, string, string?> Decoder(HistoryReading reading, LiveTarget target) => (account, encoded) =>
        AccountId.IsValid(account)
            ? reading.DecodeAsync(new AccountId(account), target.Region, encoded).GetAwaiter().GetResult()
            : null;

    private static ImmutableArray<RecordedStep> Steps(ImageHistory history) =>
        [.. history.FailedSteps.Select(s => new RecordedStep(s.Name, s.Action, s.Status, s.Message, s.Ended))];
}
