using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// What policies can see of a question: principal, action, resource, and of the context only the keys that one of them
/// mentions. Two questions with the same digest get the same decision from the same layers, proof included.
/// </summary>
internal static class VisibleQuestion
{
    // A digest, since the questions of thousands of jobs would fill the memory as texts.
    public static UInt128 DigestOf(AuthorizationRequest request, PolicyLayers layers)
    {
        StringBuilder text = new(1024);
        Principal who = request.Principal;
        Add(text, who.Type.ToString());
        Add(text, who.Arn);
        Add(text, who.Account);
        Add(text, who.IamArn);
        Add(text, who.UniqueId);
        Add(text, who.IsServiceLinkedRole ? "service-linked" : null);
        Add(text, request.Action);
        Add(text, request.Resource);
        Add(text, request.ResourceAccount);
        AddKeys(text, request.Context, layers.Identity);
        AddKeys(text, request.Context, layers.Resource);
        AddKeys(text, request.Context, layers.Boundary);
        AddKeys(text, request.Context, layers.Session);
        AddKeys(text, request.Context, layers.ServiceControl);
        AddKeys(text, request.Context, layers.ResourceControl);
        AddKeys(text, request.Context, layers.VpcEndpoint);
        if (!layers.Grants.IsEmpty)
        {
            AddGrantKeys(text, request.Context);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    private static void AddKeys(StringBuilder text, RequestContext context, ImmutableArray<PolicyLevel> levels)
    {
        foreach (PolicyLevel level in levels)
        {
            AddKeys(text, context, level.Policies);
        }
    }

    private static void AddKeys(StringBuilder text, RequestContext context, ImmutableArray<PolicySource> policies)
    {
        foreach (PolicySource policy in policies)
        {
            AddKeys(text, context, policy);
        }
    }

    // The layers are part of the question, so that the keys are the same ones in the same order for all that compare equal.
    private static void AddKeys(StringBuilder text, RequestContext context, PolicySource? policy)
    {
        if (policy is { Policy.IsKnown: true })
        {
            foreach (string key in policy.Policy.Value.ConditionKeys)
            {
                Add(text, context[key]);
            }
        }
    }

    // Grants are constrained by encryption context and operations (F4.13, F4.16).
    private static void AddGrantKeys(StringBuilder text, RequestContext context)
    {
        Add(text, context.IsComplete ? null : "incomplete");
        foreach ((string key, ContextValue value) in context.Values.Where(v => v.Key.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)))
        {
            Add(text, key);
            Add(text, value);
        }
    }

    private static void Add(StringBuilder text, ContextValue value)
    {
        text.Append(value.IsMultivalued ? '*' : '=').Append(CultureInfo.InvariantCulture, $"{value.Values.Length}");
        Add(text, value.UnknownBecause);
        foreach (string item in value.Values)
        {
            Add(text, item);
        }
    }

    // With its length before it, no text runs into the next.
    private static void Add(StringBuilder text, string? part) =>
        text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:").Append(part);
}
