using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Services.Ssm;

namespace Keyferry.Server.Tests.Proof;

/// <summary>64 clients call one server over HTTP at once: it is as if their calls had come one after another.</summary>
public sealed class ConcurrencyTests
{
    private const int Clients = 64;
    private const string Trust =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    [Fact]
    public async Task Every_version_of_a_parameter_is_given_once()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        const int Each = 5;

        long[][] versions = await AtOnce(async client =>
        {
            var mine = new long[Each];
            for (int i = 0; i < Each; i++)
            {
                mine[i] = await PutAsync(cloud, "/counter", $"{client}.{i}");
            }

            return mine;
        });

        Assert.Equal(Enumerable.Range(1, Clients * Each).Select(v => (long)v), versions.SelectMany(v => v).Order());
        // Who calls one call after another sees the counter rise.
        Assert.All(versions, mine => Assert.Equal(mine.Order(), mine));
        Assert.Equal(Clients * Each, (await ReadAsync(cloud, "/counter")).Version);
    }

    [Fact]
    public async Task No_tag_and_no_alias_is_lost()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        const int Most = 48; // A key takes 50 of each.
        string key = await KeyAsync(cloud);

        await AtOnce(async client =>
        {
            if (client < Most)
            {
                await cloud.CallAsync(KmsModel.Service, KmsModel.TagResource, Tags(key, ($"tag-{client}", $"{client}")));
                await cloud.CallAsync(
                    KmsModel.Service, KmsModel.CreateAlias, new CreateAliasRequest { AliasName = $"alias/mine-{client}", TargetKeyId = key });
            }

            return client;
        });

        Dictionary<string, string> tags = await TagsAsync(cloud, key);
        Assert.Equal(Most, tags.Count);
        Assert.All(Enumerable.Range(0, Most), client => Assert.Equal($"{client}", tags[$"tag-{client}"]));
        ListAliasesResponse aliases = await cloud.CallAsync(
            KmsModel.Service, KmsModel.ListAliases, new ListAliasesRequest { KeyId = key, Limit = 100 });
        Assert.Equal(
            Enumerable.Range(0, Most).Select(c => $"alias/mine-{c}").Order(StringComparer.Ordinal),
            aliases.Aliases!.Select(a => a.AliasName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_sees_half_of_a_call()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        string key = await KeyAsync(cloud);
        await cloud.CallAsync(KmsModel.Service, KmsModel.TagResource, Tags(key, ("one", "0"), ("other", "0")));

        // One of two writes both tags in one call, the others look.
        bool[] whole = await AtOnce(async client =>
        {
            bool same = true;
            for (int i = 0; i < 6; i++)
            {
                if (client % 2 == 0)
                {
                    await cloud.CallAsync(
                        KmsModel.Service, KmsModel.TagResource, Tags(key, ("one", $"{client}.{i}"), ("other", $"{client}.{i}")));
                }
                else
                {
                    Dictionary<string, string> seen = await TagsAsync(cloud, key);
                    same &= seen["one"] == seen["other"];
                }
            }

            return same;
        });

        Assert.All(whole, Assert.True);
    }

    [Fact]
    public async Task Everybody_reads_what_they_wrote()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();

        await AtOnce(async client =>
        {
            for (int i = 1; i <= 4; i++)
            {
                long version = await PutAsync(cloud, $"/own/{client}", $"{i}");
                (string value, long read) = await ReadAsync(cloud, $"/own/{client}");
                Assert.Equal(($"{i}", version, (long)i), (value, read, version));
            }

            return client;
        });
    }

    [Fact]
    public async Task What_was_read_is_never_older_than_what_was_read_before()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        await PutAsync(cloud, "/clock", "0");

        long[][] seen = await AtOnce(async client =>
        {
            var read = new long[6];
            for (int i = 0; i < read.Length; i++)
            {
                read[i] = client % 4 == 0 ? await PutAsync(cloud, "/clock", "tick") : (await ReadAsync(cloud, "/clock")).Version;
            }

            return read;
        });

        Assert.All(seen, read => Assert.Equal(read.Order(), read));
    }

    [Fact]
    public async Task One_of_many_gets_a_name()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();

        DecodedResponse[] answers = await AtOnce(client => cloud.AskAsync(
            IamModel.Service, IamModel.CreateRole,
            new CreateRoleRequest { RoleName = "only", AssumeRolePolicyDocument = Trust, Description = $"{client}" }));

        var made = CreateRoleResponse.Read(Assert.Single(answers.OfType<DecodedResponse.Success>()).Output);
        Assert.All(
            answers.OfType<DecodedResponse.Failure>(),
            f => Assert.Equal(("EntityAlreadyExists", 409), (f.Error.Code, f.Error.Status)));
        GetRoleResponse kept = await cloud.CallAsync(IamModel.Service, IamModel.GetRole, new GetRoleRequest { RoleName = "only" });
        Assert.Equal((made.Role!.RoleId, made.Role.Description), (kept.Role!.RoleId, kept.Role.Description));
    }

    // Everybody begins together.
    private static async Task<T[]> AtOnce<T>(Func<int, Task<T>> client)
    {
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] clients = [.. Enumerable.Range(0, Clients).Select(async number =>
        {
            await start.Task;
            return await client(number);
        })];
        start.SetResult();
        return await Task.WhenAll(clients);
    }

    private static async Task<string> KeyAsync(HttpCloud cloud) =>
        (await cloud.CallAsync(KmsModel.Service, KmsModel.CreateKey, new CreateKeyRequest())).KeyMetadata!.KeyId;

    private static TagResourceRequest Tags(string key, params (string Key, string Value)[] tags) => new()
    {
        KeyId = key,
        Tags = [.. tags.Select(t => new Keyferry.Wire.Services.Kms.Tag { TagKey = t.Key, TagValue = t.Value })],
    };

    private static async Task<Dictionary<string, string>> TagsAsync(HttpCloud cloud, string key) =>
        (await cloud.CallAsync(KmsModel.Service, KmsModel.ListResourceTags, new ListResourceTagsRequest { KeyId = key, Limit = 50 }))
        .Tags!.ToDictionary(t => t.TagKey, t => t.TagValue, StringComparer.Ordinal);

    private static async Task<long> PutAsync(HttpCloud cloud, string name, string value) =>
        (await cloud.CallAsync(
            SsmModel.Service, SsmModel.PutParameter,
            new PutParameterRequest { Name = name, Value = value, Type = "String", Overwrite = true })).Version!.Value;

    private static async Task<(string Value, long Version)> ReadAsync(HttpCloud cloud, string name)
    {
        Parameter parameter = (await cloud.CallAsync(
            SsmModel.Service, SsmModel.GetParameter, new GetParameterRequest { Name = name })).Parameter!;
        return (parameter.Value!, parameter.Version!.Value);
    }
}
