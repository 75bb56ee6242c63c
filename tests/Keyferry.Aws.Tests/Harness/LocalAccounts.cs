using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Server.Hosting;
using Keyferry.Server.Storage;

namespace Keyferry.Aws.Tests.Harness;

/// <summary>
/// An example loaded into a local AWS, with profiles of the AWS CLI for its accounts: <c>build</c> of the source,
/// <c>account-ID</c> of each other, and <c>ann</c> of the user of that name in the source.
/// </summary>
internal sealed class LocalAccounts : IAsyncDisposable
{
    /// <summary>The secret that the roots sign with: a wrong signature is a wrong answer.</summary>
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /// <summary>Of the user ann in the source account, where an example has one; a root may not assume a role.</summary>
    private const string AnnsKey = "AKIAIOSFODNN7EXAMPLE";

    private readonly KeyferryServer _server;
    private readonly string _folder;
    private readonly ImmutableArray<AccountId> _accounts;

    private LocalAccounts(KeyferryServer server, World world, CallsSeen seen)
    {
        _server = server;
        _accounts = [.. world.Accounts.Keys.Order()];
        World = world;
        Seen = seen;
        _folder = Directory.CreateTempSubdirectory("keyferry-aws-").FullName;
        ProfilesFile = Path.Combine(_folder, "credentials");
        StringBuilder profiles = new();
        foreach (AccountId account in world.Accounts.Keys)
        {
            string name = account == Source ? "build" : $"account-{account}";
            profiles.Append(CultureInfo.InvariantCulture, $"[{name}]\naws_access_key_id = {account}\n")
                .Append(CultureInfo.InvariantCulture, $"aws_secret_access_key = {Secret}\n\n");
        }

        profiles.Append(CultureInfo.InvariantCulture, $"[ann]\naws_access_key_id = {AnnsKey}\naws_secret_access_key = {Secret}\n\n")
            .Append("[wrong-secret]\naws_access_key_id = 111122223333\naws_secret_access_key = no\n");
        File.WriteAllText(ProfilesFile, profiles.ToString());
    }

    public static AccountId Source { get; } = new("111122223333");

    public static AccountId Target { get; } = new("444455556666");

    public static Region UsEast1 { get; } = new("us-east-1");

    public Uri Endpoint => _server.Endpoint;

    /// <summary>What it began with.</summary>
    public World World { get; }

    public CallsSeen Seen { get; }

    public string ProfilesFile { get; }

    public AccessOptions Options => new()
    {
        Profile = "build",
        AccountProfiles = ImmutableDictionary<AccountId, string>.Empty.Add(Target, $"account-{Target}"),
        EndpointUrl = Endpoint,
        ProfilesFile = ProfilesFile,
    };

    /// <summary>The same with profiles for all accounts.</summary>
    public AccessOptions OfEveryAccount => Options with
    {
        AccountProfiles = _accounts.Where(a => a != Source).ToImmutableDictionary(a => a, a => $"account-{a}"),
    };

    public static Task<LocalAccounts> OfExampleAsync(string example) => OfAsync($"examples/{example}.yaml");

    public static Task<LocalAccounts> OfAsync(string path) => OfAsync(Scenario.Load(path, Repository.Read(path)).Value!.World);

    public static async Task<LocalAccounts> OfAsync(World world)
    {
        AccessKey key = new(AnnsKey, Source, "ann") { Secret = Secret };
        world = world with { Iam = world.Iam with { AccessKeys = world.Iam.AccessKeys.Add(AnnsKey, key) } };
        ServeOptions options = new()
        {
            Port = 0,
            Pace = TimeSpan.FromMilliseconds(1),
            World = world,
            RootSecret = Secret,
        };
        CallsSeen seen = new();
        return new LocalAccounts(
            await KeyferryServer.StartAsync(options, new MemoryStore(), new MemoryBlocks(), null, seen), world, seen);
    }

    /// <summary>
    /// A world in whose accounts a user may do everything but one action, for each of the actions: profile
    /// <c>without-N-ACCOUNT</c> of the N-th.
    /// </summary>
    public static World WithReaders(World world, IReadOnlyList<string> actions)
    {
        foreach (AccountId account in world.Accounts.Keys)
        {
            for (int i = 0; i < actions.Count; i++)
            {
                string text = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{actions[i]}}","Resource":"*"}]}""";
                User user = new()
                {
                    Account = account,
                    Name = $"without-{i}",
                    UniqueId = $"AIDA{account}{i:d5}",
                    InlinePolicies = [new PolicySource("inline policy reading", Policy.Parse("reading", "reading", text, PolicyKind.Identity).Required())],
                };
                AccessKey key = new(KeyId(account, i), account, user.Name) { Secret = Secret };
                world = world with
                {
                    Users = world.Users.SetItem((account, user.Name), user),
                    Iam = world.Iam with { AccessKeys = world.Iam.AccessKeys.SetItem(key.AccessKeyId, key) },
                };
            }
        }

        return world;
    }

    /// <summary>Reads as the users that may do everything but one action.</summary>
    public AccessOptions Without(int action) => Options with
    {
        Profile = $"without-{action}-{Source}",
        AccountProfiles = _accounts.Where(a => a != Source).ToImmutableDictionary(a => a, a => $"without-{action}-{a}"),
    };

    /// <summary>Writes the profiles of <see cref="WithReaders"/>.</summary>
    public void AddReaders(int actions)
    {
        foreach (AccountId account in _accounts)
        {
            for (int i = 0; i < actions; i++)
            {
                AddProfiles($"[without-{i}-{account}]\naws_access_key_id = {KeyId(account, i)}\naws_secret_access_key = {Secret}\n\n");
            }
        }
    }

    private static string KeyId(AccountId account, int action) => string.Create(CultureInfo.InvariantCulture, $"AKIA{account}{action + 2222:d4}");

    public void AddProfiles(string text) => File.AppendAllText(ProfilesFile, text);

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _server.DisposeAsync();
    }
}
