using System.Collections.Immutable;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Iam;

/// <summary>The policies of a role or user: what it may (inline and managed) and what bounds it.</summary>
internal sealed record IdentityPolicies(ImmutableArray<PolicySource> Identity, PolicySource? Boundary)
{
    public static IdentityPolicies None { get; } = new([], null);

    public static IdentityPolicies Of(World world, IamIdentity identity)
    {
        ImmutableArray<PolicySource>.Builder sources = ImmutableArray.CreateBuilder<PolicySource>();
        sources.AddRange(identity.InlinePolicies);
        foreach (string arn in identity.ManagedPolicyArns)
        {
            sources.Add(Managed(world, arn));
        }

        if (identity.PoliciesUnknownBecause is { } because)
        {
            sources.Add(new PolicySource($"policies of {Noun(identity)} {identity.Name}", Fact<Policy>.Unknown(because)));
        }

        return new IdentityPolicies(
            sources.ToImmutable(), identity.PermissionsBoundary is { } boundary ? Managed(world, boundary) : null);
    }

    private static PolicySource Managed(World world, string arn) =>
        world.ManagedPolicies.TryGetValue(arn, out ManagedPolicy? customer) ? customer.Source
        : AwsManagedPolicies.Find(arn) is { } aws ? aws.Source
        : new PolicySource(arn, Fact<Policy>.Unknown($"the text of managed policy {arn} isn't known"));

    private static string Noun(IamIdentity identity) => identity is Role ? "role" : "user";
}
