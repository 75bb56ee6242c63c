using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Checking;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Doctor.Fixing.Candidates;

/// <summary>Whom a statement admits, and the condition that goes with it.</summary>
internal sealed record Admitted(string Name, PrincipalKind Kind, ConditionDraft? Condition);

/// <summary>What a denied question tells about the narrowest statement that allows it.</summary>
/// <param name="sighting">The denial.</param>
/// <param name="wider">Whom to admit in place of the narrowest; null for the narrowest.</param>
internal sealed class DeniedCall(Sighting sighting, Admitted? wider = null)
{
    private readonly AuthorizationRequest _request = ((Obstacle.Denied)sighting.Obstacle).Authorization.Request;

    public Sighting Sighting => sighting;

    public string Action => sighting.Action;

    /// <summary>The service that asks for the caller, <c>ec2.us-east-1.amazonaws.com</c>; null for a direct call.</summary>
    public string? ViaService => Value("kms:ViaService");

    /// <summary>Whether it is a grant that an AWS service asks for.</summary>
    public bool IsGrantForAwsResource => Value("kms:GrantIsForAWSResource") == "true";

    /// <summary>
    /// The narrowest conditions that AWS documents for it
    /// (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html).
    /// </summary>
    public ImmutableArray<ConditionDraft> Conditions =>
    [
        .. ViaService is { } via ? [new ConditionDraft("StringEquals", "kms:ViaService", [via])] : Array.Empty<ConditionDraft>(),
        .. IsGrantForAwsResource ? [new ConditionDraft("Bool", "kms:GrantIsForAWSResource", ["true"])] : Array.Empty<ConditionDraft>(),
    ];

    /// <summary>The resource, or its kind where it is made by the call and has no id yet.</summary>
    public string ResourcePattern
    {
        get
        {
            string arn = sighting.Resource;
            if (arn.Split(':', 6) is not [_, _, "ec2", var region, _, var rest] || rest.Split('/') is not [var kind, var id])
            {
                return arn;
            }

            World world = sighting.Subject.World;
            bool isKnown = kind switch
            {
                "image" => world.Images.ContainsKey((new Region(region), id)),
                "snapshot" => world.Snapshots.ContainsKey((new Region(region), id)),
                _ => true,
            };
            return isKnown ? arn : arn[..(arn.LastIndexOf('/') + 1)] + "*";
        }
    }

    /// <summary>
    /// Whom a resource's policy has to admit: the role that calls; for a launch the whole account, since anybody there
    /// may launch; for a launch by an organization's accounts the organization.
    /// </summary>
    public Admitted Admitted
    {
        get
        {
            if (wider is not null)
            {
                return wider;
            }

            if (sighting.Caller.Principal.Type == PrincipalType.Service)
            {
                return new Admitted(sighting.Caller.Arn, PrincipalKind.Service, null);
            }

            // AWS documents the source account as the principal of the trust policy (F6.6); where somebody has narrowed it by
            // conditions, the one role that needs it is enough.
            if (sighting.Action == "sts:AssumeRole" && sighting.Caller.Account is { } source && !IsNarrowed)
            {
                return new Admitted($"arn:aws:iam::{source}:root", PrincipalKind.Aws, null);
            }

            if (sighting.Phase != DistributionPhase.Launch)
            {
                return new Admitted(sighting.CallerIdentity, PrincipalKind.Aws, null);
            }

            return sighting.Job?.Grantee is { } grantee && OfGrantee(sighting.Subject.World, grantee) is { } condition
                ? new Admitted("*", PrincipalKind.Aws, condition)
                : new Admitted($"arn:aws:iam::{sighting.Caller.Account}:root", PrincipalKind.Aws, null);
        }
    }

    private bool IsNarrowed => sighting.Fault?.Silence?.NearMiss is { Failed: StatementElement.Condition };

    public string? Value(string key) => _request.Context[key].Values is [var only] ? only : null;

    // AWS documents `*` with aws:PrincipalOrgID for organizations and aws:PrincipalOrgPaths for OUs
    // (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/allow-org-ou-to-use-key.html).
    private static ConditionDraft? OfGrantee(World world, string grantee)
    {
        string[] path = grantee[(grantee.LastIndexOf(':') + 1)..].Split('/');
        return path switch
        {
            ["organization", var id] => new ConditionDraft("StringEquals", "aws:PrincipalOrgID", [id]),
            ["ou", var id, var unit] when world.Organizations.GetValueOrDefault(id) is { } organization => new ConditionDraft(
                "ForAnyValue:StringLike",
                "aws:PrincipalOrgPaths",
                [$"{id}/{string.Join('/', organization.PathTo(new Account { Id = default, ParentId = unit }))}/*"]),
            _ => null,
        };
    }
}
