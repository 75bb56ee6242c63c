using System.Collections.Immutable;
using Keyferry.Doctor.Findings;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Explaining;

/// <summary>Finds the foretold failure that a reported one is, or says how the two differ.</summary>
internal static class WorldMatch
{
    private const int MostChanges = 4;

    /// <summary>The distributions that the message can be about; all of them if it names none of theirs.</summary>
    public static ImmutableArray<DistributionReport> Distributions(ReadMessage message, Report world)
    {
        ImmutableArray<DistributionReport> named = [.. world.Distributions.Where(d => IsAbout(message, d))];
        return named.IsEmpty ? world.Distributions : named;
    }

    /// <summary>For a message without a reason: whatever shows first.</summary>
    public static WorldAnswer Of(ReadMessage message, Report world)
    {
        if (OtherImage(message, world) is { } other)
        {
            return new WorldAnswer.Contradicts([other], []);
        }

        ImmutableArray<Finding> shown = [.. Distributions(message, world).SelectMany(d => d.Findings).Where(Shows)];
        return shown.IsEmpty
            ? new WorldAnswer.Contradicts(
                [$"In {world.Source} nothing fails, so it is not as the accounts were when this image failed."], [])
            : new WorldAnswer.Found(shown);
    }

    public static WorldAnswer Of(ReadMessage message, ReadFailure failure, FailureMatch? match, Report world)
    {
        ImmutableArray<DistributionReport> distributions = Distributions(message, world);
        ImmutableArray<Finding> likely =
        [
            .. distributions.Where(d => AccountMask.Fits(failure.SourceAccount, d.SourceAccount.Value))
                .SelectMany(d => d.Findings.Where(f => Shows(f) && FindingSignature.Of(f, d).Tells(failure, match))),
        ];
        if (likely.IsEmpty)
        {
            return Contradiction(message, failure, match, world, distributions);
        }

        if (OtherImage(message, world) is { } other)
        {
            return new WorldAnswer.Contradicts([other, "If it is the same distribution under another name, the cause is this."], likely);
        }

        // A denial names its action; of several findings on one key, the one of that action is meant.
        ImmutableArray<Finding> exact =
            [.. likely.Where(f => failure.Denied is { } d && f.Call?.Action.Equals(d.Action, StringComparison.OrdinalIgnoreCase) == true)];
        return new WorldAnswer.Found(exact.IsEmpty ? likely : exact);
    }

    private static bool Shows(Finding finding) => finding.Severity == FindingSeverity.Error && !finding.IsHidden;

    private static WorldAnswer.Contradicts Contradiction(
        ReadMessage message,
        ReadFailure failure,
        FailureMatch? match,
        Report world,
        ImmutableArray<DistributionReport> distributions)
    {
        var says = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<Finding> instead =
        [
            .. distributions.Where(d => AccountMask.Fits(failure.SourceAccount, d.SourceAccount.Value))
                .SelectMany(d => d.Findings.Where(f => Shows(f) && FindingSignature.Of(f, d).IsAt(failure))),
        ];
        if (match is null)
        {
            says.Add($"This message isn't in the catalogue, and nothing that {world.Source} foretells reads like it.");
            return new WorldAnswer.Contradicts(says.ToImmutable(), instead);
        }

        if (OtherImage(message, world) is { } other)
        {
            says.Add(other);
        }

        if (!distributions.Any(d => AccountMask.Fits(failure.SourceAccount, d.SourceAccount.Value)))
        {
            says.Add($"The message comes from account {failure.SourceAccount}, but in {world.Source} images are built in "
                + $"{Prose.Join([.. distributions.Select(d => d.SourceAccount.Value).Distinct()])}. Give the scenario of that account.");
            return new WorldAnswer.Contradicts(says.ToImmutable(), instead);
        }

        if (Place(failure) is { } place)
        {
            says.Add(Differs(place, failure, world, distributions, instead));
        }
        else if (says.Count == 0)
        {
            says.Add($"{world.Source} doesn't foretell this failure.");
        }

        AddChanges(says, match, instead);
        return new WorldAnswer.Contradicts(says.ToImmutable(), instead);
    }

    private static string Differs(
        string place,
        ReadFailure failure,
        Report world,
        ImmutableArray<DistributionReport> distributions,
        ImmutableArray<Finding> instead)
    {
        CellState[] cells =
        [
            .. distributions.SelectMany(d => d.Matrix.Rows.SelectMany(r => r.Cells.Select((c, i) => (Row: r, Cell: c, Region: d.Matrix.Regions[i]))))
                .Where(c => c.Cell.State != CellState.None && AccountMask.Fits(failure.DestinationAccount, c.Row.Target)
                    && (failure.Region is null || failure.Region == c.Region.Value))
                .Select(c => c.Cell.State),
        ];
        return !instead.IsEmpty ? $"In {world.Source} {place} fails too, but for another reason than the message tells of."
            : cells.Length == 0 ? $"{world.Source} sends nothing to {place}: the distribution settings differ from those of the failed run."
            : cells.Contains(CellState.CannotTell) ? $"For {place} {world.Source} leaves a fact open, so nothing can be foretold."
            : $"In {world.Source} everything goes well for {place}, but the message says that it failed.";
    }

    private static void AddChanges(
        ImmutableArray<string>.Builder says, FailureMatch? match, ImmutableArray<Finding> instead)
    {
        string[] causes = [.. (match?.Entry.Causes ?? []).Take(MostChanges).Select(c => c.Says)];
        if (causes.Length > 0)
        {
            says.Add((instead.IsEmpty ? "Either it was repaired after the failure, or the scenario isn't as the accounts are. "
                : "The accounts may have changed after the failure. ")
                + $"Behind such a message stands: {string.Join("; or ", causes)}.");
        }

        says.Add("CloudTrail has what was changed since (PutKeyPolicy, UpdateAssumeRolePolicy, PutRolePolicy, "
            + "DetachRolePolicy, UpdateDistributionConfiguration), with times.");
    }

    private static string? Place(ReadFailure failure) => (failure.DestinationAccount, failure.Region) switch
    {
        (null, null) => null,
        (null, { } region) => $"Region {region}",
        ({ } account, null) => $"account {account}",
        ({ } account, { } region) => $"account {account} in {region}",
    };

    private static string? OtherImage(ReadMessage message, Report world) =>
        message.ImageArn is not { } image || world.Distributions.Any(d => IsAbout(message, d)) ? null
            : $"The message is about `{image}`; {world.Source} describes {Described(world)}.";

    private static string Described(Report world) =>
        Prose.Join([.. world.Distributions.Select(d => $"`{ImageName(MessageReader.Read(d.Reason ?? d.Arn).ImageArn) ?? Prose.Name(d.Arn)}` "
            + $"of account {d.SourceAccount}").Distinct()]);

    // Same account, Region and name; the version is another with each run.
    private static bool IsAbout(ReadMessage message, DistributionReport distribution)
    {
        if (message.ImageArn == distribution.Arn)
        {
            return true;
        }

        if (message.ImageArn?.Split(':', 6) is not { Length: 6 } arn
            || !AccountMask.Fits(arn[4], distribution.SourceAccount.Value)
            || arn[3] != distribution.BuildRegion.Value)
        {
            return false;
        }

        string? foretold = ImageName(MessageReader.Read(distribution.Reason ?? "").ImageArn) ?? ImageName(distribution.Arn);
        return foretold is null || foretold == ImageName(message.ImageArn);
    }

    private static string? ImageName(string? arn) =>
        arn?.Split('/') is { Length: > 1 } parts && parts[0].EndsWith(":image", StringComparison.Ordinal) ? parts[1] : null;
}
