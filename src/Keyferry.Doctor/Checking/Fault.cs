using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Doctor.Checking;

/// <summary>
/// One layer's part in a denial: it denies by a statement, or it is silent where its word was needed. A denial may have
/// several; each is a fault of its own, since each needs its own repair.
/// </summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Denied">The statement that denies; null for silence.</param>
/// <param name="Silence">The silent layer; null for an explicit deny.</param>
public sealed record Fault(PolicyLayer Layer, StatementReference? Denied, SilentLayer? Silence)
{
    public bool Denies => Denied is not null;

    /// <summary>The faults of a denial: explicit denies first, then silent layers.</summary>
    public static ImmutableArray<Fault> Of(Obstacle.Denied denied)
    {
        Decision decision = denied.Authorization.Decision;
        ImmutableArray<Fault> faults =
        [
            .. decision.BlockedBy.Select(s => new Fault(s.Layer, s, null)),
            // A grant that doesn't fit is no fault: nobody has to hold one. Nor is a layer that may allow after all: what is
            // unknown is reported where it decides.
            .. decision.Silent.Where(s => s.Layer != PolicyLayer.Grant && !s.MayAllow).Select(s => new Fault(s.Layer, null, s)),
        ];
        return !faults.IsEmpty ? faults
            : decision.By is { } by ? [new Fault(by.Layer, by, null)]
            : [new Fault(PolicyLayer.Identity, null, new SilentLayer(PolicyLayer.Identity, null, [], null))];
    }
}
