using System.Collections.Immutable;
using CsCheck;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Policies.Tests.Evaluation;

/// <summary>Random questions over a small vocabulary, so that statements often match and often almost do.</summary>
internal sealed record RandomCase(
    string Principal,
    string Action,
    string Resource,
    ImmutableArray<(string Key, ContextValue Value)> Context,
    ImmutableDictionary<string, ImmutableArray<string>> Policies)
{
    public const string Unreadable = "unreadable";

    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Role = "arn:aws:iam::111122223333:role/Target";

    private static readonly Gen<string> Principals = AnyOf(
        "arn:aws:sts::111122223333:assumed-role/App/s",
        "arn:aws:iam::111122223333:user/Bob",
        "arn:aws:iam::111122223333:root",
        "arn:aws:sts::444455556666:assumed-role/App/s",
        "arn:aws:sts::444455556666:assumed-role/AWSServiceRoleForImageBuilder/s",
        "arn:aws:sts::111122223333:federated-user/Bob",
        "ec2.amazonaws.com",
        "*");

    private static readonly Gen<string> PrincipalElements = AnyOf(
        """ "Principal":"*" """,
        """ "Principal":{"AWS":"*"} """,
        """ "Principal":{"AWS":"111122223333"} """,
        """ "Principal":{"AWS":"arn:aws:iam::444455556666:root"} """,
        """ "Principal":{"AWS":["arn:aws:iam::111122223333:role/App","arn:aws:iam::111122223333:user/Bob"]} """,
        """ "Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/App/s"} """,
        """ "Principal":{"AWS":"arn:aws:sts::111122223333:federated-user/Bob"} """,
        """ "Principal":{"Service":"ec2.amazonaws.com"} """);

    private static readonly Gen<string> Conditions = Gen.Select(
        AnyOf(
            "StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringLike", "ForAllValues:StringEquals",
            "ForAnyValue:StringEquals", "ForAllValues:StringNotEquals", "ForAnyValue:StringNotLike",
            "StringEqualsIgnoreCase", "NumericLessThan", "NumericGreaterThanEquals", "Bool", "Null"),
        AnyOf("aws:k1", "aws:k2"),
        AnyOf("a", "b", "A", "5", "7", "true", "false", "*", "${aws:k2}"))
        .Select((o, k, v) => $$""" "{{o}}":{"{{k}}":"{{(o is "Null" ? (v is "true" or "a" ? "true" : "false") : v)}}"} """);

    public static readonly Gen<string> Allows = Statement("Allow");

    public static readonly Gen<string> Denies = Statement("Deny");

    private static readonly Gen<ContextValue> Values = Gen.Frequency(
        (2, Gen.Const(ContextValue.Absent)),
        (4, AnyOf("a", "b", "A", "5", "7", "true").Select(ContextValue.Of)),
        (1, AnyOf("a", "b", "5").Array[0, 2].Select(v => ContextValue.Many(v))));

    /// <summary>Questions in which everything is known.</summary>
    public static readonly Gen<RandomCase> Gen1 = Gen.Select(
        Principals,
        AnyOf("kms:Decrypt", "kms:CreateGrant", "kms:PutKeyPolicy", "sts:AssumeRole", "s3:GetObject"),
        AnyOf(Key, Key, Role, "arn:aws:s3:::bucket/key", "*"),
        Gen.Select(Values, Values),
        Layers())
        .Select((p, a, r, v, l) => new RandomCase(p, a, r, [("aws:k1", v.Item1), ("aws:k2", v.Item2)], l));

    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static string[] LayerNames { get; } =
        ["identity", "resource", "boundary", "session", "scp", "rcp", "vpcEndpoint"];

    public RandomCase With(string layer, ImmutableArray<string> statements) =>
        this with { Policies = Policies.SetItem(layer, statements) };

    public DecisionKind Evaluate()
    {
        (AuthorizationRequest request, PolicyLayers layers) = Build();
        return Authorizer.Evaluate(request, layers);
    }

    public (AuthorizationRequest Request, PolicyLayers Layers) Build()
    {
        AuthorizationRequest request = new()
        {
            Principal = Keyferry.Policies.Requests.Principal.TryParse(Principal)!,
            Action = Action,
            Resource = Resource,
            Context = new RequestContext(
                Context.Select(c => KeyValuePair.Create(c.Key, c.Value)), isComplete: true),
        };
        PolicyLayers layers = new()
        {
            Identity = Many("identity", PolicyKind.Identity),
            Resource = One("resource", PolicyKind.Resource),
            Boundary = One("boundary", PolicyKind.Boundary),
            Session = Many("session", PolicyKind.Session),
            ServiceControl = Levels("scp", PolicyKind.ServiceControl),
            ResourceControl = Levels("rcp", PolicyKind.ResourceControl),
            VpcEndpoint = Many("vpcEndpoint", PolicyKind.VpcEndpoint),
        };
        return (request, layers);
    }

    public override string ToString() =>
        $"{Principal} {Action} {Resource} "
        + string.Join(" ", Context.Select(c => $"{c.Key}={string.Join('|', c.Value.Values)}{c.Value.UnknownBecause}"))
        + string.Concat(Policies.Select(p => $"\n  {p.Key}: {string.Join("\n    ", p.Value)}"));

    private static Gen<string> Statement(string effect) => Gen.Select(
        PrincipalElements,
        AnyOf("*", "kms:*", "kms:Decrypt", "kms:D*", "sts:AssumeRole", "s3:Get*"),
        AnyOf("*", "*", Key, "arn:aws:kms:*:*:key/*", "arn:aws:s3:::bucket/*"),
        Gen.Frequency((1, Gen.Const("")), (2, Conditions)))
        .Select((p, a, r, c) =>
            $$"""{"Effect":"{{effect}}",PRINCIPAL{{p}},"Action":"{{a}}","Resource":"{{r}}","Condition":{ {{c}} } }""");

    private static Gen<ImmutableDictionary<string, ImmutableArray<string>>> Layers()
    {
        Gen<ImmutableArray<string>> some = Gen.Frequency((5, Allows), (1, Denies)).Array[1, 3]
            .Select(s => s.ToImmutableArray());
        var full =
            Gen.Const(ImmutableArray.Create("""{"Effect":"Allow",PRINCIPAL "Principal":"*","Action":"*","Resource":"*"}"""));
        var seldom = Gen.Frequency((6, Gen.Const(ImmutableArray<string>.Empty)), (1, full), (1, some));
        return Gen.Select(some, Gen.Frequency((4, some), (1, seldom)), seldom, seldom, Gen.Select(seldom, seldom, seldom))
            .Select((i, r, b, s, o) => ImmutableDictionary.CreateRange(
                LayerNames.Zip([i, r, b, s, o.Item1, o.Item2, o.Item3], KeyValuePair.Create)));
    }

    private Fact<Policy> Compile(string layer, PolicyKind kind)
    {
        if (Policies[layer] is [Unreadable])
        {
            return Fact<Policy>.Unknown("it was not read");
        }

        bool hasPrincipal = kind is PolicyKind.Resource or PolicyKind.ResourceControl or PolicyKind.VpcEndpoint;
        IEnumerable<string> statements = Policies[layer].Select(s => hasPrincipal
            ? s.Replace("PRINCIPAL", "", StringComparison.Ordinal)
            : s[..s.IndexOf("PRINCIPAL", StringComparison.Ordinal)]
                + s[(s.IndexOf(",\"Action\"", StringComparison.Ordinal) + 1)..]);
        string json = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
        return Policy.Parse(layer, layer, json, PolicyKind.Resource == kind || !hasPrincipal ? kind : PolicyKind.Resource)
            .Required();
    }

    private PolicySource? One(string layer, PolicyKind kind) =>
        Policies[layer].IsEmpty ? null : new PolicySource(layer, Compile(layer, kind));

    private ImmutableArray<PolicySource> Many(string layer, PolicyKind kind) =>
        One(layer, kind) is { } one ? [one] : [];

    private ImmutableArray<PolicyLevel> Levels(string layer, PolicyKind kind) =>
        One(layer, kind) is { } one ? [new PolicyLevel("root", [one])] : [];
}
