using Keyferry.Cli;
using Keyferry.Clients.Tests.Harness;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Hosting;

namespace Keyferry.Clients.Tests.Fixing;

/// <summary>An example on a local AWS of its own, and <c>keyferry</c> as somebody runs it.</summary>
internal sealed class FixedExample : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private FixedExample(KeyferryServer server, World world)
    {
        Server = server;
        World = world;
    }

    /// <summary>The examples in which something fails that changes repair.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p))
            .Where(n => !s_left.Contains(n[..6])).Order(StringComparer.Ordinal);

    // Nothing fails there, no change helps, or only the owner of the key's material can repair it.
    private static readonly HashSet<string> s_left =
        ["golden", "KF1036", "KF1044", "KF1045", "KF1049", "KF1090", "KF1091", "KF1092", "KF1093", "KF1099"];

    /// <summary>Those in which the root user can't amend the key's policy.</summary>
    public static IReadOnlyList<string> OfOtherAdministrators { get; } =
        ["KF1006-key-policy-omits-image-builder", "KF1050-target-default-key-unusable"];

    public KeyferryServer Server { get; }

    public World World { get; }

    public static string PathOf(string example) => Repository.PathOf($"examples/{example}.yaml");

    /// <param name="example">Its file's name without the ending.</param>
    /// <param name="edit">What is different in its text; null for nothing.</param>
    public static async Task<FixedExample> StartAsync(string example, Func<string, string>? edit = null)
    {
        string folder = Repository.PathOf("examples");
        string text = await File.ReadAllTextAsync(PathOf(example));
        World world = Scenario.Load(
            example, edit is null ? text : edit(text), name => File.ReadAllText(Path.Combine(folder, name))).Required().World;
        return new FixedExample(await LocalServer.StartAsync(world), world);
    }

    /// <summary>Runs <c>keyferry</c> within this process.</summary>
    public static (int Code, string Out, string Error) Keyferry(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Terminal terminal = new() { OpenInput = () => new MemoryStream(), Out = output, Error = error };
        int code = Application.Run(arguments, terminal);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Until the image is in a state that it stays in.</summary>
    public async Task<BuiltImage> EndOfAsync(string imageArn)
    {
        DateTimeOffset patience = DateTimeOffset.UtcNow + s_patience;
        while (true)
        {
            BuiltImage image = Server.Aws.World.ImageBuilder.Images[imageArn];
            if (image.Status is BuiltImageStatus.Available or BuiltImageStatus.Failed || DateTimeOffset.UtcNow > patience)
            {
                return image;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
