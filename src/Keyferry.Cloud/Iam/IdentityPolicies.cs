using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Iam;

/// <summary>The policies of a role, or of a user with its groups: what it may (inline and managed) and what bounds it.</summary>
internal sealed record IdentityPolicies(ImmutableArray<PolicySource> Identity, PolicySource? Boundary)
{
    public static IdentityPolicies None { get; } = new([], null);

    public static IdentityPolicies Of(World world, IamIdentity identity)
    {
        ImmutableArray<PolicySource>.Builder sources = ImmutableArray.CreateBuilder<PolicySource>();
        Add(sources, world, identity);
        foreach (string group in (identity as User)?.Groups ?? [])
        {
            if (world.Iam.Groups.TryGetValue((identity.Account, group), out Group? of))
            {
                Add(sources, world, of);
            }
        }

        if (identity.PoliciesUnknownBecause is { } because)
        {
            sources.Add(new PolicySource($"policies of {Noun(identity)} {identity.Name}", Fact<Policy>.Unknown(because)));
        }

        return new IdentityPolicies(
            sources.ToImmutable(), identity.PermissionsBoundary is { } boundary ? Managed(world, boundary) : null);
    }

    private static void Add(ImmutableArray<PolicySource>.Builder sources, World world, IamIdentity identity)
    {
        sources.AddRange(identity.InlinePolicies);
        foreach (string arn in identity.ManagedPolicyArns)
        {
            sources.Add(Managed(world, arn));
        }
    }

    private static PolicySource Managed(World world, string arn) =>
        world.ManagedPolicies.TryGetValue(arn, out ManagedPolicy? customer) ? customer.Source
        : AwsManagedPolicies.Find(arn) is { } aws ? aws.Source
        : new PolicySource(arn, Fact<Policy>.Unknown($"the text of managed policy {arn} isn't known"));

    private static string Noun(IamIdentity identity) => identity is Role ? "role" : "user";
}
