using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Another key in a setting, or the key brought back.</summary>
internal static class KeyCandidates
{
    /// <summary>
    /// Customer managed symmetric keys of an account in a Region: those that are enabled, and among them those that are named
    /// elsewhere, before those that can be brought back.
    /// </summary>
    public static ImmutableArray<KmsKey> Of(CheckedDistribution subject, AccountId account, Region region)
    {
        HashSet<string> named =
        [
            .. (subject.Settings?.Distributions ?? []).Select(d => d.Ami?.KmsKeyId).OfType<string>(),
            .. (subject.Recipe?.BlockDeviceMappings ?? []).Select(d => d.KmsKeyId).OfType<string>(),
        ];
        return
        [
            .. subject.World.Keys.Values
                .Where(k => k.Account == account && k.Region == region && k.Manager == KeyManager.Customer
                    && k.State.Or(KeyState.Unavailable) is KeyState.Enabled or KeyState.Disabled or KeyState.PendingDeletion
                    && k is { KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" })
                .OrderBy(k => k.State.Value).ThenBy(k => named.Contains(k.Arn) ? 0 : 1).ThenBy(k => k.Arn, StringComparer.Ordinal),
        ];
    }

    /// <summary>The setting that named a key that can't be used names another one.</summary>
    public static CandidateSet Another(Cause cause)
    {
        CheckedDistribution subject = cause.Subject;
        Sighting first = cause.First;
        Region region = first.Job?.Region ?? subject.BuildRegion;
        string? named = first.Obstacle is Obstacle.KeyUnresolved key ? key.Identifier : null;
        ImmutableArray<Change> Naming(string? keyArn) =>
            [.. cause.Sightings.Select(s => Set(s, keyArn)).OfType<Change>().DistinctBy(c => c.Sentence)];
        List<Candidate> ways = [];
        foreach (KmsKey other in Meant(subject, named, region).Concat(Of(subject, subject.SourceAccount, region)).Distinct())
        {
            ways.Add(new Candidate($"key={other.Arn}", Naming(other.Arn)));
        }

        if (NewKeys.In(subject.World, subject.SourceAccount, region) is { } created
            && Naming(created.KeyArn) is { IsEmpty: false } changes)
        {
            ways.Add(new Candidate(Candidate.NewKey, [created, .. changes]));
        }

        if (first.Job is not null && first.IsAboutKeyOfSettings | IsSetByEntry(first))
        {
            ways.Add(new Candidate("no-key", Naming(null)));
        }

        return CandidateSet.Of(ways).Else("no setting names the key that another one could stand in for");
    }

    /// <summary>The key is brought back to the state Enabled, or another one is named.</summary>
    public static CandidateSet State(Cause cause, Obstacle.KeyState state) => CandidateSet.Of(
    [
        state.State is KeyState.Disabled or KeyState.PendingDeletion or KeyState.PendingReplicaDeletion or KeyState.PendingImport
            ? new Candidate("enable-key", [new EnableKey(state.KeyArn, state.State)])
            : null,
        .. Another(cause).Ways.Where(w => w.Choice != $"key={state.KeyArn}"),
    ]).Else($"KMS brings a key out of the state {state.State} itself; wait, or look the key up in the console");

    // What an alias or bare id names in the source account is what was meant (F2.7).
    private static IEnumerable<KmsKey> Meant(CheckedDistribution subject, string? named, Region region) =>
        named is not null && KeyLookup.Resolve(subject.World, subject.SourceAccount, region, named) is KeyLookup.Found { Key.Manager: KeyManager.Customer } found
            ? [found.Key]
            : [];

    private static bool IsSetByEntry(Sighting sighting) =>
        sighting.Obstacle.Setting is { } setting && setting.Subject == sighting.Subject.Settings?.Arn;

    // The key is set where it was: in the recipe, as default key, or in the entry of the settings.
    private static Change? Set(Sighting sighting, string? keyArn)
    {
        CheckedDistribution subject = sighting.Subject;
        (string Subject, string Field)? setting = sighting.IsDenied && sighting.IsAboutKeyOfSettings ? null : sighting.Obstacle.Setting;
        if (setting is { } of && keyArn is not null && subject.Recipe is { } recipe && of.Subject == recipe.Arn)
        {
            string[] path = of.Field.Split('/');
            int index = path.Length > 1 && int.TryParse(path[1], out int number) ? number : 0;
            return recipe.BlockDeviceMappings.Length > index
                ? new SetRecipeKey(subject.Arn, recipe.Arn, recipe.BlockDeviceMappings[index].DeviceName, keyArn)
                : null;
        }

        if (setting is { } settings && settings.Subject.StartsWith("ec2-settings:", StringComparison.Ordinal) && keyArn is not null)
        {
            string[] parts = settings.Subject.Split(':');
            return new AccountId(parts[2]) == new AccountId(keyArn.Split(':')[4])
                ? new SetDefaultKey(new AccountId(parts[2]), new Region(parts[1]), keyArn)
                : null;
        }

        return sighting.Job is { } job && subject.Settings is { } configuration
            ? new AmendDistribution(configuration.Arn, job.Entry, job.Region, new DistributionEdit.Key(keyArn))
            : null;
    }
}
