using System.Collections.Concurrent;
using System.Collections.Frozen;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Aws.Calling;

/// <summary>
/// Finds what to sign with in each account, in this order: the profile that was named for it, the user's own credentials
/// when they are of that account, the role that was named, a profile of IAM Identity Center for it in the AWS config.
/// Whose a profile is, AWS is asked (<c>sts:GetCallerIdentity</c>, which needs no permission): an answer about the wrong
/// account would be worse than none.
/// </summary>
internal sealed class AccountCredentials : IDisposable
{
    private readonly ClientSettings _settings;
    private readonly CallMeter _meter;
    private readonly ConcurrentDictionary<AccountId, Lazy<Task<CredentialsFound>>> _found = new();
    private readonly CredentialProfileStoreChain _profiles;
    private readonly Lazy<FrozenDictionary<string, CredentialProfile>> _byName;
    private readonly ConcurrentBag<IDisposable> _owned = [];
    private readonly Lock _starting = new();
    private Task<Identity>? _own;

    public AccountCredentials(ClientSettings settings, CallMeter meter)
    {
        _settings = settings;
        _meter = meter;
        _profiles = new CredentialProfileStoreChain(settings.Options.ProfilesFile);
        // The SDK would read the files again for every profile.
        _byName = new(() => _profiles.ListProfiles().DistinctBy(p => p.Name).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal));
    }

    private AccessOptions Options => _settings.Options;

    public async Task<CredentialsFound> FindAsync(AccountId account, CancellationToken cancellationToken)
    {
        Lazy<Task<CredentialsFound>> finding = _found.GetOrAdd(account, a => new(() => Task.Run(() => LookAsync(a))));
        return await finding.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The account of the user's own credentials, or why there is none.</summary>
    public async Task<(AccountId? Account, Obstacle? Obstacle)> OwnAsync(CancellationToken cancellationToken)
    {
        Identity own = await Own().WaitAsync(cancellationToken).ConfigureAwait(false);
        return (own.Account, own.Obstacle);
    }

    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }

    private async Task<CredentialsFound> LookAsync(AccountId account)
    {
        if (Options.AccountProfiles.TryGetValue(account, out string? named))
        {
            return await OfProfileAsync(account, named).ConfigureAwait(false);
        }

        if (Options is { SignsAsRoot: true, EndpointUrl: not null })
        {
            return new CredentialsFound.Some(new BasicAWSCredentials(account.Value, "any"), "root");
        }

        Identity own = await Own().ConfigureAwait(false);
        if (own.Account == account)
        {
            return new CredentialsFound.Some(own.Credentials!, own.By);
        }

        if (Options.RoleName is { } role)
        {
            return own.Credentials is null
                ? new CredentialsFound.None(own.Obstacle!)
                : await AssumedAsync(account, role, own.Credentials).ConfigureAwait(false);
        }

        if (SsoProfileOf(account) is { } sso)
        {
            return await OfProfileAsync(account, sso).ConfigureAwait(false);
        }

        string why = own.Account is { } other
            ? $"{own.By} is of account {other}; name a profile for this one (--profile {account}=NAME) or a role to assume in "
                + "it (--role-name NAME)"
            : own.Obstacle!.Words;
        return new CredentialsFound.None(new Obstacle(UnreadCause.NoCredentials, why));
    }

    private Task<Identity> Own()
    {
        lock (_starting)
        {
            return _own ??= Task.Run(() => IdentifyAsync(
                Options.Profile is { } profile ? $"profile {profile}" : "what the environment gives", Options.Profile));
        }
    }

    private async Task<CredentialsFound> OfProfileAsync(AccountId account, string profile)
    {
        Identity identity = await IdentifyAsync($"profile {profile}", profile).ConfigureAwait(false);
        if (identity.Account == account)
        {
            return new CredentialsFound.Some(identity.Credentials!, identity.By);
        }

        return new CredentialsFound.None(identity.Obstacle ?? new Obstacle(
            UnreadCause.NoCredentials, $"{identity.By} is of account {identity.Account}, not of {account}"));
    }

    /// <summary>Whose a profile's credentials are. No profile is the SDK's own search: environment, default, instance.</summary>
    private async Task<Identity> IdentifyAsync(string by, string? profile)
    {
        try
        {
            AWSCredentials? credentials = Credentials(profile);
            if (credentials is null)
            {
                string missing = $"the AWS config has no profile `{profile}` with credentials";
                return new Identity(by, null, null, new Obstacle(UnreadCause.NoCredentials, missing));
            }

            using AmazonSecurityTokenServiceClient sts = Sts(credentials);
            using CancellationTokenSource limit = new(Options.ReadTime);
            _meter.Start(ReadActions.GetCallerIdentity.Name, new AccountId(profile ?? "-"), Options.Region);
            GetCallerIdentityResponse identity = await sts
                .GetCallerIdentityAsync(new GetCallerIdentityRequest(), limit.Token)
                .WaitAsync(limit.Token)
                .ConfigureAwait(false);
            return new Identity(by, credentials, new AccountId(identity.Account), null);
        }
        catch (Exception e) when (Obstacles.Understand(e, false, Options.ReadTime) is { } outcome)
        {
            string words = outcome.Obstacle?.Words ?? outcome.Missing!.ToString();
            return new Identity(by, null, null, new Obstacle(
                UnreadCause.NoCredentials, $"{by}: {words.TrimEnd('.')}{SignIn(profile, outcome.Obstacle?.Cause)}"));
        }
    }

    // IAM Identity Center's sessions end, most of them within a day.
    private string SignIn(string? profile, UnreadCause? cause) =>
        profile is not null && cause is not (UnreadCause.Unreachable or UnreadCause.TimedOut or UnreadCause.Throttled or UnreadCause.Interrupted)
            && _byName.Value.TryGetValue(profile, out CredentialProfile? found) && found.Options.SsoAccountId is { Length: > 0 }
            ? $"; sign in with `aws sso login --profile {profile}`"
            : "";

    private AWSCredentials? Credentials(string? profile)
    {
        SsoClients.Register();
        if (profile is null)
        {
            DefaultAWSCredentialsIdentityResolver resolver = new();
            _owned.Add(resolver);
            return resolver.ResolveIdentity(null);
        }

        return !_byName.Value.TryGetValue(profile, out CredentialProfile? found) ? null
            : OfRole(found) is { } role ? role
            : AWSCredentialsFactory.TryGetAWSCredentials(found, _profiles, out AWSCredentials credentials) ? credentials
            : null;
    }

    /// <summary>
    /// The session of a profile with <c>role_arn</c> and another <c>source_profile</c>, assumed at the endpoint of the run;
    /// null for any other profile, which the SDK understands by itself.
    /// </summary>
    private AssumedRole? OfRole(CredentialProfile profile)
    {
        CredentialProfileOptions options = profile.Options;
        if (options is not { RoleArn.Length: > 0, SourceProfile.Length: > 0, MfaSerial: null or "" }
            || options.SourceProfile == profile.Name
            || !_byName.Value.TryGetValue(options.SourceProfile, out CredentialProfile? source)
            || source.Options.RoleArn is { Length: > 0 }
            || !_profiles.TryGetAWSCredentials(options.SourceProfile, out AWSCredentials credentials))
        {
            return null;
        }

        AssumedRole assumed = new(Sts(credentials), options.RoleArn, options.ExternalID);
        _owned.Add(assumed);
        return assumed;
    }

    /// <summary>The role's session, begun at once: whether it may be assumed is known before anything is read by it.</summary>
    private async Task<CredentialsFound> AssumedAsync(AccountId account, string role, AWSCredentials own)
    {
        string arn = $"arn:{Options.Partition}:iam::{account}:role/{role}";
        AssumedRole assumed = new(Sts(own), arn, Options.ExternalId);
        _owned.Add(assumed);
        try
        {
            _meter.Start(ReadActions.AssumeRole.Name, account, Options.Region);
            await assumed.GetCredentialsAsync().WaitAsync(Options.ReadTime).ConfigureAwait(false);
            return new CredentialsFound.Some(assumed, $"role {arn}");
        }
        catch (Exception e) when (Obstacles.Understand(e, false, Options.ReadTime) is { } outcome)
        {
            string words = outcome.Obstacle?.Words ?? outcome.Missing!.ToString();
            return new CredentialsFound.None(
                new Obstacle(UnreadCause.NoCredentials, $"role {arn} could not be assumed: {words}"));
        }
    }

    /// <summary>The first by name, so that a run can be repeated.</summary>
    private string? SsoProfileOf(AccountId account) => _byName.Value.Values
        .Where(profile => profile.Options.SsoAccountId == account.Value)
        .Select(profile => profile.Name)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

    private AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials) =>
        new(credentials, _settings.Apply(new AmazonSecurityTokenServiceConfig(), Options.Region.Value));

    private sealed record Identity(string By, AWSCredentials? Credentials, AccountId? Account, Obstacle? Obstacle);
}
