using System.Globalization;
using System.Text;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;
using Keyferry.Server.Hosting;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Authorization;

/// <summary>The accounts of <c>accounts.yaml</c>, and for each operation a call of it about what is there.</summary>
public class AuthorizedAccounts : IDisposable
{
    private const string Folder = "tests/Keyferry.Server.Tests/Authorization";

    private readonly StoryValues _values = new();
    private readonly SourceMap _inputs = Map("inputs.yaml");

    private readonly World _prepared;

    public AuthorizedAccounts()
    {
        Play("accounts.yaml");
        _prepared = Cloud.Aws.World;
    }

    internal TestCloud Cloud { get; } = new();

    /// <summary><c>kms:CreateKey</c>, in the order of services and names.</summary>
    public static IEnumerable<string> Operations
    {
        get
        {
            HashSet<Operation> there = [.. Services.Operations().Operations];
            return ServiceModels.All.SelectMany(s => s.Operations.Values
                .Where(there.Contains)
                .Select(o => $"{s.SigningName}:{o.Name}")
                .Order(StringComparer.Ordinal));
        }
    }

    public void Dispose()
    {
        Cloud.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static SourceMap Map(string file)
    {
        string path = $"{Folder}/{file}";
        Parsed<SourceNode> tree = YamlSource.Read(path, Repository.Read(path));
        return tree.Value as SourceMap ?? throw new InvalidOperationException(string.Join('\n', tree.Problems));
    }

    internal static (ServiceModel Service, Operation Operation) Find(string call)
    {
        string[] parts = call.Split(':');
        ServiceModel service = ServiceModels.All.First(s => s.SigningName == parts[0]);
        return (service, service.Operations[parts[1]]);
    }

    /// <summary>Who has that name in <c>accounts.yaml</c>; twelve digits are an account's root.</summary>
    internal SigningCredentials Who(string name) => _values[name] is { } id
        ? new SigningCredentials(id, _values[$"{name}Secret"]!, _values[$"{name}Token"])
        : new SigningCredentials(name, "any secret");

    internal DecodedResponse Call(string call, SigningCredentials caller)
    {
        (ServiceModel service, Operation operation) = Find(call);
        return Cloud.Call(caller, "us-east-1", service, operation, Input(service, operation));
    }

    /// <summary>Takes back what was called since the accounts were made, so that calls may come in any order.</summary>
    internal void Restore() => Cloud.Aws.Reset(_prepared);

    protected void Play(string file)
    {
        foreach (SourceMap step in ((SourceList)Map(file).Find("steps")!.Value).Items.Cast<SourceMap>())
        {
            if (StoryTests.Play(Cloud, _values, step) is { } difference)
            {
                throw new InvalidOperationException($"{file}:{step.Position.Line}: {difference}");
            }
        }

        Cloud.Settle();
    }

    private WireValue.Structure Input(ServiceModel service, Operation operation)
    {
        var given = (SourceMap)_inputs.Find(service.SigningName)!.Value;
        return operation.Input is null
            ? WireValue.Structure.Empty
            : new([.. operation.Input.Members
                .Where(m => m.IsRequired || given.Find($"{operation}.{m.Name}") is not null)
                .Select(m => KeyValuePair.Create(m.Name, Value(given, operation, m)))]);
    }

    private WireValue Value(SourceMap given, Operation operation, Member member) =>
        (given.Find($"{operation}.{member.Name}") ?? given.Find(member.Name)) is { } entry
            ? _values.Input(member.Target, entry.Value)
            : Least(member);

    private static WireValue Least(Member member) => member.Target switch
    {
        _ when member.IsIdempotencyToken => WireValue.Of(Guid.NewGuid().ToString()),
        Shape.Structure shape => new WireValue.Structure(
            [.. shape.Members.Where(m => m.IsRequired).Select(m => KeyValuePair.Create(m.Name, Least(m)))]),
        Shape.List list => WireValue.Of(Least(list.Item)),
        Shape.Map map => new WireValue.Structure([KeyValuePair.Create("k", Least(map.Value))]),
        Shape.Text { Enum: [var first, ..] } => WireValue.Of(first),
        Shape.Text text => WireValue.Of(new string('a', Math.Max(3, text.Length.Min ?? 0))),
        Shape.Integer number => WireValue.Of(number.Range.Min ?? 1),
        Shape.Number number => new WireValue.Number(number.Range.Min ?? 1),
        Shape.Boolean => WireValue.Of(true),
        Shape.Blob => new WireValue.Blob(Encoding.UTF8.GetBytes("abcd")),
        Shape.Timestamp => WireValue.Of(DateTimeOffset.Parse("2099-01-01T00:00:00Z", CultureInfo.InvariantCulture)),
        _ => WireValue.Of("aaa"),
    };
}

/// <summary>The same, under an SCP that denies everything in account 111122223333.</summary>
public sealed class AccountsUnderScp : AuthorizedAccounts
{
    public AccountsUnderScp() => Play("under-scp.yaml");
}
