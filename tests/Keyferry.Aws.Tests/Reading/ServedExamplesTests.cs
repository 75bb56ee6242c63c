using System.Collections.Immutable;
using System.Net;
using System.Text;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Tests.Storage.Crashes;

namespace Keyferry.Aws.Tests.Reading;

/// <summary>
/// The command <c>keyferry serve</c> in a process of its own, which verifies every signature, is given each example in turn:
/// read through its API alone, each has the findings of its file.
/// </summary>
public sealed class ServedExamplesTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    [Fact]
    public async Task Every_example_has_the_same_findings_from_another_process()
    {
        using ServeProcess serve = new("--verify-root", Secret);
        Uri endpoint = await serve.ReadyAsync();
        using HttpClient http = new() { BaseAddress = endpoint };
        string folder = Directory.CreateTempSubdirectory("keyferry-served-").FullName;
        try
        {
            List<string> differences = [];
            foreach (string name in ExampleReadingTests.Examples.Select(row => row.Data))
            {
                string text = Repository.Read($"examples/{name}.yaml");
                using StringContent body = new(text, Encoding.UTF8, "application/yaml");
                using HttpResponseMessage reset = await http.PostAsync(new Uri("/_keyferry/reset", UriKind.Relative), body);
                Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
                World world = Scenario.Load($"{name}.yaml", text).Value!.World;
                (string live, string file) = await ReadAsync(Options(endpoint, folder, world, Secret), world);
                if (ExampleReadingTests.DifferenceOf(name, live, file) is { Length: > 0 } difference)
                {
                    differences.Add($"{name}\n{difference}");
                }
            }

            Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>So that the test above can't pass because nobody looks at signatures.</summary>
    [Fact]
    public async Task A_wrong_secret_reads_nothing_from_another_process()
    {
        using ServeProcess serve = new("--verify-root", Secret, "--scenario", Repository.PathOf("examples/golden.yaml"));
        World world = Scenario.Load("golden.yaml", Repository.Read("examples/golden.yaml")).Value!.World;
        string folder = Directory.CreateTempSubdirectory("keyferry-served-").FullName;
        try
        {
            (string live, _) = await ReadAsync(Options(await serve.ReadyAsync(), folder, world, "another"), world);
            Assert.Contains("SignatureDoesNotMatch", live, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(string Live, string File)> ReadAsync(AccessOptions options, World world)
    {
        List<string> live = [];
        List<string> file = [];
        using AwsAccess access = new(options);
        foreach (string arn in LiveCheck.Arns(world))
        {
            LiveReading reading = await LiveCheck.ReadAsync(access, arn, world.Now);
            live.Add(reading.Problem ?? LiveCheck.Text(LiveCheck.Check(reading.World, arn)));
            file.Add(LiveCheck.Text(LiveCheck.Check(world, arn)));
        }

        return (string.Join('\n', live), string.Join('\n', file));
    }

    private static AccessOptions Options(Uri endpoint, string folder, World world, string secret)
    {
        string file = Path.Combine(folder, "credentials");
        File.WriteAllText(file, string.Concat(world.Accounts.Keys.Select(a =>
            $"[of-{a}]\naws_access_key_id = {a}\naws_secret_access_key = {secret}\n\n")));
        return new AccessOptions
        {
            Profile = $"of-{LocalAccounts.Source}",
            AccountProfiles = world.Accounts.Keys.ToImmutableDictionary(a => a, a => $"of-{a}"),
            EndpointUrl = endpoint,
            ProfilesFile = file,
        };
    }
}
