using System.Text.Json.Nodes;
using CsCheck;

namespace Keyferry.Policies.Tests.Reference;

/// <summary>
/// Random cases from small alphabets, so that principals, actions, resources and keys meet often. Everything is JSON text
/// until the end: what is printed when a case fails can be pasted into `keyferry simulate --batch`.
/// </summary>
internal static class CaseGenerator
{
    private const string A = "111122223333";
    private const string B = "444455556666";

    private static readonly Gen<string> Principals = Gen.OneOf(
        $"arn:aws:iam::{A}:user/ann", $"arn:aws:iam::{A}:root", $"arn:aws:sts::{A}:assumed-role/Builder/job",
        $"arn:aws:iam::{A}:role/Builder", $"arn:aws:sts::{A}:federated-user/fay", $"arn:aws:iam::{B}:user/ann",
        $"arn:aws:sts::{B}:assumed-role/Carrier/job", $"arn:aws:iam::{B}:root", "imagebuilder.amazonaws.com",
        $"arn:aws:sts::{A}:assumed-role/AWSServiceRoleForImageBuilder/job");

    private static readonly Gen<(string Action, string Resource)> Calls = Gen.OneOf(
        ("kms:Decrypt", $"arn:aws:kms:us-east-1:{A}:key/k-1"),
        ("kms:CreateGrant", $"arn:aws:kms:us-east-1:{A}:key/k-1"),
        ("kms:PutKeyPolicy", $"arn:aws:kms:us-east-1:{A}:key/k-1"),
        ("kms:RetireGrant", $"arn:aws:kms:us-east-1:{A}:key/k-1"), ("kms:ListKeys", "*"),
        ("sts:AssumeRole", $"arn:aws:iam::{A}:role/Target"), ("s3:GetObject", "arn:aws:s3:::bucket/ann/x:y"),
        ("ec2:CopyImage", "arn:aws:ec2:us-east-1::image/ami-1"));

    /// <summary>Stand for the action and the resource that are asked for.</summary>
    private const string ThisAction = "THIS-ACTION", ThisResource = "THIS-RESOURCE";

    private static readonly Gen<string> Actions = Gen.OneOf(
        ThisAction, ThisAction, ThisAction, ThisAction, ThisAction, ThisAction, "*", "kms:*", "kms:Decrypt",
        "KMS:decrypt", "kms:?ecrypt", "kms:*Grant", "kms:Put*", "sts:*", "sts:AssumeRole",
        "s3:Get*", "s3:GetObject", "ec2:*", "ec2:CopyImage");

    private static readonly Gen<string> Resources = Gen.Frequency(
        (5, Gen.Const("*")),
        (3, Gen.Const(ThisResource)),
        (4, Gen.OneOf(
            $"arn:aws:kms:*:{A}:key/*", "arn:aws:kms:us-east-1:*:key/k-?", $"arn:aws:kms:us-east-1:{A}:key/k-1",
            "arn:aws:kms:eu-*:*:key/*", $"arn:aws:iam::{A}:role/Target", "arn:aws:iam::*:role/T*",
            "arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/${aws:username}/*", "arn:aws:s3:::BUCKET/*",
            "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'ann'}/*", "arn:aws:ec2:*::image/*")));

    private static readonly Gen<string> Named = Gen.OneOf(
        "\"*\"", """{"AWS":"*"}""", $$"""{"AWS":"{{A}}"}""", $$"""{"AWS":"arn:aws:iam::{{A}}:root"}""",
        $$"""{"AWS":["arn:aws:iam::{{B}}:root","arn:aws:iam::{{A}}:user/ann"]}""",
        $$"""{"AWS":"arn:aws:iam::{{A}}:role/Builder"}""", $$"""{"AWS":"arn:aws:iam::{{B}}:role/Carrier"}""",
        $$"""{"AWS":"arn:aws:sts::{{A}}:assumed-role/Builder/job"}""",
        $$"""{"AWS":["arn:aws:sts::{{A}}:federated-user/fay","arn:aws:sts::{{A}}:assumed-role/Builder/other"]}""",
        $$"""{"Service":["imagebuilder.amazonaws.com","ec2.amazonaws.com"],"AWS":"{{B}}"}""");

    private static readonly Gen<string> NotNamed = Gen.OneOf(
        $$"""{"AWS":["{{A}}","arn:aws:iam::{{A}}:user/ann"]}""",
        $$"""{"AWS":["{{A}}","arn:aws:iam::{{A}}:role/Builder","arn:aws:sts::{{A}}:assumed-role/Builder/job"]}""",
        $$"""{"AWS":["arn:aws:iam::{{A}}:role/Builder"]}""",
        $$"""{"AWS":["{{B}}","arn:aws:iam::{{B}}:user/ann"],"Service":"imagebuilder.amazonaws.com"}""");

    private sealed record Key(string Name, string[] Operators, string[] PolicyValues, string[] RequestValues);

    private static readonly string[] StringOperators =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
        "StringNotLike",
    ];

    private static readonly Key[] Keys =
    [
        new("aws:RequestedRegion", StringOperators,
            ["\"us-east-1\"", "\"eu-west-1\"", "\"US-EAST-1\"", "\"us-*\"", "\"*-1\"", "\"??-west-1\""],
            ["\"us-east-1\"", "\"eu-west-1\""]),
        new("kms:ViaService", StringOperators, ["\"ec2.us-east-1.amazonaws.com\"", "\"ec2.*.amazonaws.com\""],
            ["\"ec2.us-east-1.amazonaws.com\"", "\"s3.us-east-1.amazonaws.com\""]),
        new("aws:PrincipalTag/team", StringOperators, ["\"ann\"", "\"red\"", "\"${aws:username}\"", "\"${*}\""],
            ["\"ann\"", "\"red\""]),
        new("aws:username", StringOperators,
            ["\"ann\"", "\"${aws:PrincipalTag/team}\"", "\"${aws:PrincipalTag/team, 'ann'}\"", "\"a*\""], ["\"ann\""]),
        new("s3:max-keys",
            [
                "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan",
                "NumericGreaterThanEquals",
            ],
            ["5", "\"10\"", "\"7.5\""], ["5", "\"10\"", "7"]),
        new("aws:CurrentTime",
            [
                "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
                "DateGreaterThanEquals",
            ],
            ["\"2026-01-01T00:00:00Z\"", "\"1767225600\"", "\"2026-06-01T12:00:00Z\""],
            ["\"2026-01-01T00:00:00Z\"", "\"2026-03-01T00:00:00Z\""]),
        new("kms:GrantIsForAWSResource", ["Bool"], ["true", "\"true\"", "\"false\""], ["true", "\"false\""]),
        new("aws:SourceIp", ["IpAddress", "NotIpAddress"],
            ["\"203.0.113.0/24\"", "\"203.0.113.9\"", "\"2001:db8::/32\"", "\"203.0.113.8/29\""],
            ["\"203.0.113.9\"", "\"198.51.100.1\"", "\"2001:db8::1\""]),
        new("aws:PrincipalArn", ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
            [
                $"\"arn:aws:iam::{A}:role/*\"", "\"arn:aws:iam::*:user/${aws:username}\"",
                $"\"arn:aws:iam::{A}:user/ann\"",
            ],
            [$"\"arn:aws:iam::{A}:user/ann\"", $"\"arn:aws:iam::{A}:role/Builder\""]),
        new("example:Digest", ["BinaryEquals"], ["\"QUJD\"", "\"REVG\""], ["\"QUJD\"", "\"R0hJ\""]),
    ];

    private static readonly Key[] ListKeys =
    [
        new("aws:TagKeys", StringOperators, ["\"team\"", "\"cost\"", "\"TEAM\"", "\"t*\""],
            ["[]", "[\"team\"]", "[\"team\",\"cost\"]", "[\"other\"]", "[\"cost\",\"other\"]"]),
        new("kms:EncryptionContextKeys", StringOperators, ["\"aws:ebs:id\"", "\"aws:*\""],
            ["[\"aws:ebs:id\"]", "[\"aws:ebs:id\",\"x\"]", "[]"]),
        new("kms:GrantOperations", StringOperators, ["\"Decrypt\"", "\"CreateGrant\"", "\"*crypt\""],
            ["[\"Decrypt\"]", "[\"Decrypt\",\"CreateGrant\"]", "[\"Encrypt\"]"]),
    ];

    private static readonly Key[] AllKeys = [.. Keys, .. ListKeys];

    private static readonly Gen<string> Condition =
        from name in Gen.OneOf(Keys)
        from op in Gen.OneOf(name.Operators)
        from ifExists in Gen.Frequency((4, Gen.Const("")), (1, Gen.Const("IfExists")))
        from values in Gen.OneOf(name.PolicyValues).Array[1, 2]
        select $$$"""{"{{{op}}}{{{ifExists}}}":{"{{{name.Name}}}":{{{ListOf(values)}}}}}""";

    private static readonly Gen<string> SetCondition =
        from name in Gen.OneOf(ListKeys)
        from set in Gen.OneOf("ForAllValues", "ForAnyValue")
        from op in Gen.OneOf(name.Operators)
        from ifExists in Gen.Frequency((4, Gen.Const("")), (1, Gen.Const("IfExists")))
        from values in Gen.OneOf(name.PolicyValues).Array[1, 2]
        select $$$"""{"{{{set}}}:{{{op}}}{{{ifExists}}}":{"{{{name.Name}}}":{{{ListOf(values)}}}}}""";

    private static readonly Gen<string> NullCondition =
        from name in Gen.OneOf(AllKeys)
        from value in Gen.OneOf("true", "\"false\"", "\"true\"")
        select $$$"""{"Null":{"{{{name.Name.ToUpperInvariant()}}}":{{{value}}}}}""";

    private static readonly Gen<string> Conditions = Gen.Frequency(
        (4, Gen.Const("")),
        (6, Condition.Select(c => $",\"Condition\":{c}")),
        (2, SetCondition.Select(c => $",\"Condition\":{c}")),
        (1, NullCondition.Select(c => $",\"Condition\":{c}")),
        (1, Gen.Select(Condition, NullCondition, (c, n) => $",\"Condition\":{c[..^1]},{n[1..]}")));

    private static readonly Gen<string> ActionElement = Gen.Frequency(
        (6, Actions.Array[1, 3].Select(a => $"\"Action\":{ListOf(a.Select(x => $"\"{x}\""))}")),
        (1, Actions.Where(a => a != "*").Array[1, 2].Select(
            a => $"\"NotAction\":{ListOf(a.Select(x => $"\"{x}\""))}")));

    private static readonly Gen<string> ResourceElement = Gen.Frequency(
        (6, Resources.Array[1, 2].Select(r => $",\"Resource\":{ListOf(r.Select(x => $"\"{x}\""))}")),
        (1, Resources.Where(r => r != "*").Array[1, 2].Select(
            r => $",\"NotResource\":{ListOf(r.Select(x => $"\"{x}\""))}")));

    private static readonly Gen<string> Nothing = Gen.Const("");

    private static Gen<string> Statement(
        Gen<string> effect, Gen<string> principal, Gen<string> resource, Gen<string>? action = null) => Gen.Select(
        effect, principal, action ?? ActionElement, resource, Conditions,
        (e, p, a, r, c) => $$"""{"Effect":"{{e}}"{{p}},{{a}}{{r}}{{c}}}""");

    private static readonly Gen<string> Effects = Gen.Frequency((4, Gen.Const("Allow")), (1, Gen.Const("Deny")));
    private static readonly Gen<string> PrincipalElement = Named.Select(p => $",\"Principal\":{p}");

    private static readonly Gen<string> IdentityStatement = Statement(Effects, Nothing, ResourceElement);

    private static readonly Gen<string> ResourceStatement = Gen.Frequency(
        (9, Statement(Effects, PrincipalElement, ResourceElement)),
        (1, Statement(Gen.Const("Deny"), NotNamed.Select(p => $",\"NotPrincipal\":{p}"), ResourceElement)));

    private static readonly Gen<string> TrustStatement =
        Statement(Effects, PrincipalElement, Nothing)
        .Select(s => s.Replace("\"NotAction\"", "\"Action\"", StringComparison.Ordinal));

    /// <summary>RCPs take neither NotAction nor `*` alone.</summary>
    private static readonly Gen<string> RcpStatement = Statement(
        Gen.Const("Deny"), Gen.Const(",\"Principal\":\"*\""), Gen.Const(",\"Resource\":\"*\""),
        Actions.Where(a => a != "*").Array[1, 3].Select(a => $"\"Action\":{ListOf(a.Select(x => $"\"{x}\""))}"));

    private const string FullAccess = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
    private const string RcpFullAccess = """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""";

    private static readonly Gen<string> Version =
        Gen.OneOf("\"Version\":\"2012-10-17\",", "\"Version\":\"2012-10-17\",", "\"Version\":\"2008-10-17\",", "");

    /// <summary>A policy of one or two statements, or one that allows everything but what a further statement denies.</summary>
    private static Gen<string> Policy(Gen<string> statement, string? full = null) =>
        from version in Version
        from statements in statement.Array[1, 3]
        from starts in Gen.Int[0, 2]
        let all = full is not null && starts == 0 ? statements[1..].Prepend(full) : statements
        select $$$"""{"name":"p","document":{{{{version}}}"Statement":[{{{string.Join(',', all)}}}]}}""";

    private static Gen<string> Levels(string full, Gen<string> policy) => Gen.Frequency(
        (8, Gen.Const($$$"""{"name":"full","document":{"Version":"2012-10-17","Statement":{{{full}}}}}""")), (3, policy))
        .Array[0, 2].Select(p => $"[{string.Join(',', p)}]").Array[1, 2].Select(l => $"[{string.Join(',', l)}]");

    private static readonly Gen<string> Grants =
        from grantee in Gen.OneOf(
            $"arn:aws:iam::{A}:role/Builder", $"arn:aws:iam::{B}:role/Carrier", $"arn:aws:iam::{A}:user/ann",
            $"arn:aws:sts::{A}:assumed-role/Builder/job")
        from operations in Gen.OneOf("\"Decrypt\"", "\"Decrypt\",\"CreateGrant\"", "\"CreateGrant\"")
        from constraints in Gen.OneOf(
            "", ",\"constraints\":{\"encryptionContextEquals\":{\"aws:ebs:id\":\"vol-1\"}}",
            ",\"constraints\":{\"encryptionContextSubset\":{\"aws:ebs:id\":\"vol-1\"}}")
        select $$"""[{"grantId":"g","granteePrincipal":"{{grantee}}","operations":[{{operations}}]{{constraints}}}]""";

    private static readonly Gen<string> Context =
        from present in Gen.Int[0, 4].Array[AllKeys.Length]
        from pick in Gen.Int[0, 59].Array[AllKeys.Length]
        from volume in Gen.OneOf(
            "", "", "\"kms:EncryptionContext:aws:ebs:id\":\"vol-1\"", "\"kms:EncryptionContext:aws:ebs:id\":\"vol-2\"",
            "\"kms:EncryptionContext:aws:ebs:id\":\"vol-1\",\"kms:EncryptionContext:x\":\"y\"")
        let known = AllKeys.Select((k, i) => present[i] switch
        {
            0 => "",
            1 => $"\"{k.Name}\":null",
            _ => $"\"{k.Name}\":{k.RequestValues[pick[i] % k.RequestValues.Length]}",
        }).Append(volume).Where(e => e != "")
        select $"{{{string.Join(',', known)}}}";

    private static Gen<string> Maybe(int often, string field, Gen<string> value) => Gen.Frequency(
        (often, value.Select(v => $",\"{field}\":{v}")), (10 - often, Nothing));

    /// <summary>Cases as JSON text, one line each.</summary>
    public static readonly Gen<string> Cases =
        from who in Principals
        from call in Calls
        let role = call.Action == "sts:AssumeRole"
        let nobody = !who.StartsWith("arn:", StringComparison.Ordinal)
        from account in Gen.OneOf("", "", $",\"resourceAccount\":\"{A}\"")
        from complete in Gen.OneOf("", "", ",\"contextIsComplete\":true")
        from context in Context
        from identity in Maybe(nobody ? 0 : 8, "identityPolicies",
            Policy(IdentityStatement, FullAccess).Array[0, 2].Select(List))
        from resource in Maybe(8, "resourcePolicy", Policy(role ? TrustStatement : ResourceStatement))
        from boundary in Maybe(nobody || who.EndsWith(":root", StringComparison.Ordinal) ? 0 : 2, "permissionsBoundary",
            Policy(IdentityStatement, FullAccess))
        from session in Maybe(who.Contains(":sts:", StringComparison.Ordinal) ? 4 : 0, "sessionPolicies",
            Policy(IdentityStatement, FullAccess).Array[0, 2].Select(List))
        from scps in Maybe(3, "serviceControlPolicies", Levels(FullAccess, Policy(IdentityStatement, FullAccess)))
        from rcps in Maybe(3, "resourceControlPolicies", Levels(RcpFullAccess, Policy(RcpStatement)))
        from endpoint in Maybe(1, "vpcEndpointPolicies", Policy(ResourceStatement).Select(p => $"[{p}]"))
        from grants in Maybe(3, "grants", Grants)
        let request = $$"""{"principal":"{{who}}","action":"{{call.Action}}","resource":"{{call.Resource}}"{{account}}"""
            + $$""","context":{{context}}{{complete}}}"""
        let text = $$"""{"id":"random","request":{{request}}{{identity}}{{resource}}{{boundary}}{{session}}"""
            + $$"""{{scps}}{{rcps}}{{endpoint}}{{grants}}}"""
        select text.Replace(ThisAction, call.Action, StringComparison.Ordinal)
            .Replace(ThisResource, call.Resource, StringComparison.Ordinal);

    /// <summary>Those whose unknown keys can be filled in within a moment.</summary>
    public static readonly Gen<string> SmallCases = Cases.Where(c =>
        ReferenceUnknowns.Completions(JsonNode.Parse(c)!.AsObject()).Take(401).Count() <= 400);

    private static string List(string[] policies) => $"[{string.Join(',', policies)}]";

    private static string ListOf(IEnumerable<string> values) =>
        values.ToArray() is [string one] ? one : $"[{string.Join(',', values)}]";
}
