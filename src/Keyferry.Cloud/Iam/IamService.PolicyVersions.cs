using Keyferry.Cloud.Execution;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Iam;

/// <summary>Versions of managed policies: five at most, one of them in force.</summary>
public sealed partial class IamService
{
    /// <summary>CreatePolicyVersion.</summary>
    public Reply<(ManagedPolicyVersion Version, bool IsDefault)> CreatePolicyVersion(
        Caller caller, string arn, string document, bool setAsDefault) =>
        OnOwnPolicy<(ManagedPolicyVersion, bool)>(caller, "CreatePolicyVersion", arn, policy =>
        {
            if (policy.OtherVersions.Length + 1 >= IamQuotas.VersionsPerPolicy)
            {
                return IamErrors.Limit(
                    $"A managed policy can have up to {IamQuotas.VersionsPerPolicy} versions. "
                    + "Before you create a new version, you must delete an existing version.");
            }

            Reply<PolicySource> source = ReadManaged(arn, document);
            if (!source.Succeeded)
            {
                return source.Error;
            }

            ManagedPolicyVersion version = new($"v{policy.NextVersion}", source.Value!, Now);
            ManagedPolicy changed = policy with
            {
                NextVersion = policy.NextVersion + 1,
                OtherVersions = policy.OtherVersions.Add(version),
                UpdateDate = Now,
            };
            Put(setAsDefault ? WithDefault(changed, version) : changed);
            return (version, setAsDefault);
        });

    /// <summary>GetPolicyVersion.</summary>
    public Reply<(ManagedPolicyVersion Version, bool IsDefault)> GetPolicyVersion(Caller caller, string arn, string versionId) =>
        OnPolicy<(ManagedPolicyVersion, bool)>(caller, "GetPolicyVersion", arn, policy => Find(policy, versionId) is { } version
            ? (version, versionId == policy.DefaultVersionId)
            : IamErrors.VersionNotFound(arn, versionId));

    /// <summary>ListPolicyVersions, with which of them is the default one.</summary>
    public Reply<Page<(ManagedPolicyVersion Version, bool IsDefault)>> ListPolicyVersions(Caller caller, string arn, PageAsk page) =>
        OnPolicy(caller, "ListPolicyVersions", arn, policy => page.Of(
            policy.Versions.Select(v => (Version: v, IsDefault: v.VersionId == policy.DefaultVersionId)),
            v => $"{int.MaxValue - v.Version.Number:D10}"));

    /// <summary>SetDefaultPolicyVersion.</summary>
    public Reply<Done> SetDefaultPolicyVersion(Caller caller, string arn, string versionId) =>
        OnOwnPolicy<Done>(caller, "SetDefaultPolicyVersion", arn, policy =>
        {
            if (Find(policy, versionId) is not { } version)
            {
                return IamErrors.VersionNotFound(arn, versionId);
            }

            Put(WithDefault(policy, version) with { UpdateDate = Now });
            return default(Done);
        });

    /// <summary>DeletePolicyVersion: any but the default one.</summary>
    public Reply<Done> DeletePolicyVersion(Caller caller, string arn, string versionId) =>
        OnOwnPolicy<Done>(caller, "DeletePolicyVersion", arn, policy =>
        {
            if (versionId == policy.DefaultVersionId)
            {
                return IamErrors.InUse("Cannot delete the default version of a policy.");
            }

            if (Find(policy, versionId) is not { } version)
            {
                return IamErrors.VersionNotFound(arn, versionId);
            }

            Put(policy with { OtherVersions = policy.OtherVersions.Remove(version), UpdateDate = Now });
            return default(Done);
        });

    private static ManagedPolicyVersion? Find(ManagedPolicy policy, string versionId) =>
        policy.Versions.FirstOrDefault(v => v.VersionId == versionId);

    private static ManagedPolicy WithDefault(ManagedPolicy policy, ManagedPolicyVersion version) => policy with
    {
        Source = version.Source,
        DefaultVersionId = version.VersionId,
        DefaultVersionCreateDate = version.CreateDate,
        OtherVersions = [.. policy.Versions.Where(v => v.VersionId != version.VersionId)],
    };
}
