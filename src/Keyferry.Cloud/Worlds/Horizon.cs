using System.Collections.Immutable;
using Keyferry.Cloud.Organizations;

namespace Keyferry.Cloud.Worlds;

/// <summary>
/// What is known of things that the world itself doesn't hold. A scenario tells of everything, and what it doesn't tell of
/// isn't there; of live accounts only a part is read, and some of that is refused. Subjects are those of
/// <see cref="OriginMap"/>: ARNs, else <see cref="Subjects"/>.
/// </summary>
public sealed record Horizon
{
    public static Horizon Empty { get; } = new();

    /// <summary>What was looked for and couldn't be read, each with the reason: it may be there or not.</summary>
    public ImmutableDictionary<string, string> Unread { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What was looked for and isn't there, in accounts of which not everything was read.</summary>
    public ImmutableHashSet<string> Absent { get; init; } = [];

    /// <summary>The AMI ids that AWS gave for parent images, by <see cref="Subjects.ParentImage"/>.</summary>
    public ImmutableDictionary<string, string> ParentImages { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Why it isn't known whether a thing that the world doesn't hold is there all the same; null if it surely isn't.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="owner">Whose it would be.</param>
    /// <param name="service">Its service, as in <see cref="Account.Unreadable"/>.</param>
    /// <param name="subject">Its ARN, or its subject.</param>
    public static string? WhyUnknown(World world, AccountId owner, string service, string subject) =>
        world.Horizon.Unread.TryGetValue(subject, out string? because) ? because
        : world.Horizon.Absent.Contains(subject) ? null
        : world.Accounts.GetValueOrDefault(owner)?.Unreadable.GetValueOrDefault(service);
}
