using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Iam;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Iam;

namespace Keyferry.Server.Iam;

/// <summary>IAM's operations over the wire.</summary>
public static class IamOperations
{
    public static void AddTo(OperationTable table)
    {
        UserOperations.AddTo(table);
        AccessKeyOperations.AddTo(table);
        GroupOperations.AddTo(table);
        RoleOperations.AddTo(table);
        InstanceProfileOperations.AddTo(table);
        PolicyOperations.AddTo(table);
        AttachmentOperations.AddTo(table);
        InlinePolicyOperations.AddTo(table);
        TagOperations.AddTo(table);
        AccountDetailOperations.AddTo(table);
        SimulationOperations.AddTo(table);
    }

    internal static IamService Iam(this ServiceCall call) => new(call.Run);

    /// <summary>Does something with the tags of a request, if they are well formed.</summary>
    internal static Reply<T> WithTags<T>(
        IReadOnlyList<Api.Tag>? tags, Func<ImmutableDictionary<string, string>, Reply<T>> act)
    {
        Reply<ImmutableDictionary<string, string>> read =
            IamService.ReadTags((tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value)));
        return read.Succeeded ? act(read.Value!) : read.Error;
    }

    internal static ImmutableArray<T> All<T>(IReadOnlyList<T>? items) => [.. items ?? []];
}
