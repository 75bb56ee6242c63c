using CsCheck;

namespace Keyferry.Server.Tests.Proof;

/// <summary>How a target account is set up.</summary>
internal sealed record TargetPlan
{
    /// <summary>As documented, or what is wrong with it.</summary>
    public string Role { get; init; } = "";

    public string OwnDefaultKey { get; init; } = "";

    public bool HasFarRegion { get; init; }

    public bool NameIsInUse { get; init; }
}

/// <summary>A Region of the distribution settings.</summary>
internal sealed record EntryPlan
{
    /// <summary><c>targets</c>, <c>permission</c>, <c>organization</c>, <c>public</c>, <c>both</c>, <c>none</c>.</summary>
    public string Way { get; init; } = "targets";

    /// <summary>The key of the copies.</summary>
    public string Key { get; init; } = "key";

    public string Template { get; init; } = "";

    public string Parameter { get; init; } = "";

    public bool HasDate { get; init; } = true;
}

/// <summary>A world to be drawn: what each part is like. The words are <see cref="PlannedWorld"/>'s.</summary>
internal sealed record WorldPlan
{
    public required TargetPlan[] Targets { get; init; }

    public required EntryPlan[] Entries { get; init; }

    /// <summary>The recipe's storage.</summary>
    public string Recipe { get; init; } = "key";

    public string Parent { get; init; } = "amazon";

    /// <summary>EBS encryption by default in the source account.</summary>
    public string Default { get; init; } = "";

    public string KeyState { get; init; } = "Enabled";

    public string KeyPolicy { get; init; } = "targets";

    public bool HasGrants { get; init; }

    public string ServiceControl { get; init; } = "";

    public string ResourceControl { get; init; } = "";

    public string ExecutionRole { get; init; } = "";

    public bool SourceHasFarRegion { get; init; } = true;

    public bool InstanceProfileIsThere { get; init; } = true;

    private static readonly Gen<TargetPlan> s_target =
        Gen.Select(
            Mostly("", "missing", "other trust", "no managed policy", "no kms", "no grants", "denied", "bounded", "only region", "trust of id"),
            Mostly("", "off", "aws", "own key", "own key closed", "shared key"),
            Mostly(true, false),
            Mostly(false, true))
        .Select((role, key, far, name) =>
            new TargetPlan { Role = role, OwnDefaultKey = key, HasFarRegion = far, NameIsInUse = name });

    private static readonly Gen<EntryPlan> s_entry =
        Gen.Select(
            Gen.Frequency((8, Gen.Const("targets")), (6, Evenly("permission", "organization", "both", "none")), (1, Gen.Const("public"))),
            Gen.Frequency((12, Gen.Const("key")), (6, Evenly("", "alias", "aws", "other region", "missing alias", "missing", "of target"))),
            Mostly("", "there", "there, default", "missing", "of source"),
            Mostly("", "text", "text elsewhere", "image", "source"),
            Mostly(true, false))
        .Select((way, key, template, parameter, date) =>
            new EntryPlan { Way = way, Key = key, Template = template, Parameter = parameter, HasDate = date });

    /// <summary>Most parts of most worlds are right, so that every failure has a chance to be the first.</summary>
    public static Gen<WorldPlan> Any { get; } =
        Gen.Select(
            s_target.Array[1, 4], s_entry.Array[1, 3],
            Gen.Select(
                Gen.Frequency((12, Gen.Const("key")), (6, Evenly("", "encrypted", "aws", "alias", "missing", "plain"))),
                Mostly("amazon", "own", "own with key", "own with aws key", "shared", "missing"),
                Mostly("", "on", "key")),
            Gen.Select(
                Mostly("Enabled", "Disabled", "PendingDeletion", "PendingImport"),
                Mostly("targets", "no first target", "no use", "no grants", "organization", "everybody", "no root", "denied", "default"),
                Mostly(false, true)),
            Gen.Select(
                Mostly("", "grants", "assume", "copy", "share", "on targets", "region"),
                Mostly("", "foreign", "grants", "decrypt"),
                Mostly("", "there", "other trust", "no policy", "missing")),
            Gen.Select(Mostly(true, false), Mostly(true, true, true, true, false)))
        .Select((targets, entries, image, key, organization, rest) => new WorldPlan
        {
            Targets = targets,
            Entries = entries,
            Recipe = image.Item1,
            Parent = image.Item2,
            Default = image.Item3,
            KeyState = key.Item1,
            KeyPolicy = key.Item2,
            HasGrants = key.Item3,
            ServiceControl = organization.Item1,
            ResourceControl = organization.Item2,
            ExecutionRole = organization.Item3,
            SourceHasFarRegion = rest.Item1,
            InstanceProfileIsThere = rest.Item2,
        });

    private static Gen<T> Evenly<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // The first in nine of ten.
    private static Gen<T> Mostly<T>(T usual, params T[] others) =>
        Gen.Frequency((9, Gen.Const(usual)), (1, Evenly(others)));

    public override string ToString() =>
        $"{Recipe}/{Parent}/{Default} {KeyState}/{KeyPolicy}/{HasGrants} {ServiceControl}/{ResourceControl}/{ExecutionRole}"
        + $" {string.Join("; ", (object[])Entries)} {string.Join("; ", (object[])Targets)}";
}
