using System.Text.RegularExpressions;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Tests.Proof;

/// <summary>
/// What has come to a world, as texts that two runs can be compared by: ids that a run drew are named by what they stand for,
/// dates are the clock's.
/// </summary>
internal sealed partial class WorldText(World world, World before, string scenario)
{
    // The longest reason; what EC2 encodes has no certain length, so that two runs may be cut at different words (F1.3).
    private const int LongestReason = 1024;

    /// <summary>Whether two reasons are the same, as far as neither was cut.</summary>
    public static bool SameReason(string one, string other) =>
        one == other
        || (Math.Max(one.Length, other.Length) > LongestReason / 2
            && Math.Min(one.Length, other.Length) is var shorter && one[..shorter] == other[..shorter]
            && Math.Abs(one.Length - other.Length) < LongestReason / 2
            && (IsCut(one) || IsCut(other)));

    /// <summary>AMIs, snapshots, parameters and launch templates that are new or other than before, a line each.</summary>
    public IReadOnlyList<string> Changes() =>
    [
        .. world.Images.Where(i => !Equals(before.Images.GetValueOrDefault(i.Key), i.Value)).Select(i => Line(i.Value)),
        .. world.Snapshots.Where(s => !Equals(before.Snapshots.GetValueOrDefault(s.Key), s.Value)).Select(s => Line(s.Value)),
        .. world.Parameters.Where(p => !Equals(before.Parameters.GetValueOrDefault(p.Key), p.Value)).Select(p => Line(p.Value)),
        .. world.LaunchTemplates.Where(t => !Equals(before.LaunchTemplates.GetValueOrDefault(t.Key), t.Value)).Select(t => Line(t.Value)),
    ];

    public string WithoutIds(string? text) => Dates().Replace(Ids().Replace(text ?? "", Name), "DATE");

    private static bool IsCut(string reason) => !reason.EndsWith(".'", StringComparison.Ordinal)
        && !reason.EndsWith('.');

    private string Line(Image image) => WithoutIds(
        $"image {image.Owner} {image.Region} `{image.Name}` {image.State} `{image.StateReason}` for {Permissions(image.LaunchPermissions)}"
        + string.Concat(image.BlockDeviceMappings.Select(d => $" {d.DeviceName} {d.VolumeSize} {Key(image.Region, d.SnapshotId)}")));

    private string Line(Snapshot snapshot) => WithoutIds(
        $"snapshot {snapshot.Owner} {snapshot.Region} {snapshot.State} `{snapshot.StateMessage}` under {snapshot.KmsKeyArn}"
        + $" for {Sorted(snapshot.CreateVolumePermissions.Select(a => a.Value))}");

    private string Line(SsmParameter parameter) => WithoutIds(
        $"parameter {parameter.Account} {parameter.Region} {parameter.Name} = {parameter.Value} ({parameter.DataType})");

    private string Line(LaunchTemplate template) => WithoutIds(
        $"launch template {template.LaunchTemplateId} default {template.DefaultVersion}: {string.Join(", ", template.Versions)}");

    private string Key(Region region, string? snapshot) =>
        snapshot is not null && world.Snapshots.TryGetValue((region, snapshot), out Snapshot? known) ? $"{known.KmsKeyArn}" : "no snapshot";

    private static string Permissions(LaunchPermissions permissions) => Sorted(
        [
            .. permissions.UserIds.Select(a => a.Value), .. permissions.OrganizationArns, .. permissions.OrganizationalUnitArns,
            .. permissions.IsPublic ? ["all"] : Array.Empty<string>(),
        ]);

    private static string Sorted(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Order(StringComparer.Ordinal))}]";

    private string Name(Match match)
    {
        string id = match.Value;
        if (scenario.Contains(id, StringComparison.Ordinal))
        {
            return id;
        }

        return world.Images.Values.FirstOrDefault(i => i.ImageId == id) is { } image
            ? $"ami({image.Owner} {image.Region} {image.State})"
            : id.Split('-') is [var kind and ("ami" or "snap" or "i" or "vol"), _] ? kind : "ID";
    }

    [GeneratedRegex(
        @"(?:ami|snap|i|vol)-[0-9a-f]{17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=failure message: )[^\s']+")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z")]
    private static partial Regex Dates();
}
