using System.Collections.Immutable;
using Keyferry.Cloud.Sts;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Services.Sts;
using Credentials = Keyferry.Wire.Services.Sts.Credentials;
using Session = Keyferry.Cloud.Sts.Session;

namespace Keyferry.Server.Sts;

/// <summary>STS's operations over the wire.</summary>
public static class StsOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(StsModel.AssumeRole, (call, r) => call.Sts().AssumeRole(call.Caller, call.Region, r.RoleArn, r.RoleSessionName, new SessionAsk
        {
            Policy = r.Policy,
            PolicyArns = Arns(r.PolicyArns),
            DurationSeconds = r.DurationSeconds,
            Tags = Tags(r.Tags),
            TransitiveTagKeys = [.. r.TransitiveTagKeys ?? []],
            ExternalId = r.ExternalId,
            SourceIdentity = r.SourceIdentity,
            SerialNumber = r.SerialNumber,
            TokenCode = r.TokenCode,
        }).Select(issued => new AssumeRoleResponse
        {
            Credentials = Credentials(issued.Session),
            AssumedRoleUser = new() { AssumedRoleId = issued.Id, Arn = issued.Arn },
            PackedPolicySize = issued.PackedPolicySize,
            SourceIdentity = issued.Session.SourceIdentity,
        }));
        table.Add(StsModel.GetFederationToken, (call, r) => call.Sts().GetFederationToken(call.Caller, call.Region, r.Name, new SessionAsk
        {
            Policy = r.Policy,
            PolicyArns = Arns(r.PolicyArns),
            DurationSeconds = r.DurationSeconds,
            Tags = Tags(r.Tags),
        }).Select(issued => new GetFederationTokenResponse
        {
            Credentials = Credentials(issued.Session),
            FederatedUser = new() { FederatedUserId = issued.Id, Arn = issued.Arn },
            PackedPolicySize = issued.PackedPolicySize,
        }));
        table.Add(StsModel.GetSessionToken, (call, r) => call.Sts().GetSessionToken(call.Caller, call.Region, new SessionAsk
        {
            DurationSeconds = r.DurationSeconds,
            SerialNumber = r.SerialNumber,
            TokenCode = r.TokenCode,
        }).Select(issued => new GetSessionTokenResponse { Credentials = Credentials(issued.Session) }));
        AddQuestions(table);
    }

    private static void AddQuestions(OperationTable table)
    {
        table.Add(StsModel.GetCallerIdentity, (call, _) =>
        {
            CallerIdentity identity = call.Sts().GetCallerIdentity(call.Caller, call.Region);
            return new GetCallerIdentityResponse { UserId = identity.UserId, Account = identity.Account.Value, Arn = identity.Arn };
        });
        table.Add(StsModel.GetAccessKeyInfo, (call, r) => call.Sts().GetAccessKeyInfo(call.Caller, call.Region, r.AccessKeyId)
            .Select(account => new GetAccessKeyInfoResponse { Account = account.Value }));
        table.Add(StsModel.DecodeAuthorizationMessage, (call, r) =>
            call.Sts().DecodeAuthorizationMessage(call.Caller, call.Region, r.EncodedMessage)
                .Select(decoded => new DecodeAuthorizationMessageResponse { DecodedMessage = decoded }));
    }

    private static StsService Sts(this ServiceCall call) => new(call.Run);

    private static ImmutableArray<string> Arns(IReadOnlyList<PolicyDescriptorType>? policies) =>
        [.. (policies ?? []).Select(p => p.Arn).OfType<string>()];

    private static ImmutableArray<KeyValuePair<string, string>> Tags(IReadOnlyList<Tag>? tags) =>
        [.. (tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value))];

    private static Credentials Credentials(Session session) => new()
    {
        AccessKeyId = session.AccessKeyId,
        SecretAccessKey = session.Secret,
        SessionToken = session.Token,
        Expiration = session.Expires,
    };
}
