using System.Text.Json.Nodes;
using static Keyferry.Server.Tests.Proof.PolicyJson;

namespace Keyferry.Server.Tests.Proof;

/// <summary>The scenario that a plan stands for, as JSON.</summary>
internal static class PlannedWorld
{
    public const string Source = "111122223333";

    private const string Build = "us-east-1";
    private const string FarRegion = "ap-east-1";
    private const string ParentId = "ami-0aaaaaaaaaaaaaaa1";
    private const string SnapshotId = "snap-0aaaaaaaaaaaaaaa1";

    private static readonly string[] s_regions = [Build, "eu-west-1", FarRegion];
    private static readonly string[] s_targets = ["444455556666", "777788889999", "222233334444", "555566667777"];
    private static readonly string[] s_uses = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
    private static readonly string[] s_grants = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"];

    public static string Write(WorldPlan plan)
    {
        string[] targets = s_targets[..plan.Targets.Length];
        JsonObject accounts = new()
        {
            ["999988887777"] = new JsonObject { ["organization"] = "o-exampleorg1", ["parent"] = "r-ab12" },
            [Source] = SourceAccount(plan, targets),
        };
        for (int i = 0; i < targets.Length; i++)
        {
            accounts[targets[i]] = Target(plan.Targets[i], targets[i], i, plan);
        }

        if (plan.Parent == "shared")
        {
            accounts["888899990000"] = new JsonObject
            {
                ["images"] = Regional(Parent("888899990000", new JsonObject { ["userIds"] = List(Source) })),
                ["snapshots"] = Regional(new JsonObject { ["snapshotId"] = SnapshotId }),
            };
        }

        return new JsonObject
        {
            ["keyferry"] = 1,
            ["organizations"] = new JsonArray(Organization(plan)),
            ["accounts"] = accounts,
        }.ToJsonString();
    }

    private static string KeyArn(string account, int region) => $"arn:aws:kms:{s_regions[region]}:{account}:key/{KeyId(region)}";

    private static string KeyId(int region) => $"1a2b3c4d-0000-4000-8000-00000000000{region + 1}";

    private static string OwnKeyArn(string account, int index) => $"arn:aws:kms:{Build}:{account}:key/{OwnKeyId(index)}";

    private static string OwnKeyId(int index) => $"9f8e7d6c-0000-4000-8000-00000000000{index + 1}";

    private static string TemplateId(int index) => $"lt-0a1b2c3d4e5f6000{index}";

    private static JsonObject Organization(WorldPlan plan)
    {
        JsonArray policies = [];
        JsonObject attachments = [];
        (string actions, string at) = plan.ServiceControl switch
        {
            "grants" => ("kms:CreateGrant", "ou-ab12-22222222"),
            "assume" => ("sts:AssumeRole", Source),
            "copy" => ("ec2:CopyImage", "r-ab12"),
            "share" => ("ec2:ModifyImageAttribute", Source),
            "on targets" => ("kms:*", "ou-ab12-22222222"),
            "region" => ("ec2:*", "ou-ab12-22222222"),
            _ => ("", ""),
        };
        if (actions.Length > 0)
        {
            JsonObject denied = Statement("Deny", null, actions);
            if (plan.ServiceControl == "region")
            {
                denied["Condition"] = Condition("StringNotEquals", "aws:RequestedRegion", Build);
            }

            policies.Add(Control("service", "SERVICE_CONTROL_POLICY", denied));
            attachments[at] = List("service");
        }

        JsonObject? closed = plan.ResourceControl switch
        {
            "foreign" => With(Statement("Deny", "*", "kms:*"), Condition("StringNotEqualsIfExists", "aws:PrincipalOrgID", "o-exampleorg2")),
            "grants" => Statement("Deny", "*", "kms:CreateGrant"),
            "decrypt" => Statement("Deny", "*", "kms:Decrypt"),
            _ => null,
        };
        if (closed is not null)
        {
            policies.Add(Control("resource", "RESOURCE_CONTROL_POLICY", closed));
            attachments["ou-ab12-11111111"] = List("resource");
        }

        return new JsonObject
        {
            ["id"] = "o-exampleorg1",
            ["managementAccount"] = "999988887777",
            ["root"] = "r-ab12",
            ["organizationalUnits"] = new JsonArray(
                new JsonObject { ["id"] = "ou-ab12-11111111", ["parent"] = "r-ab12" },
                new JsonObject { ["id"] = "ou-ab12-22222222", ["parent"] = "r-ab12" }),
            ["policies"] = policies,
            ["attachments"] = attachments,
        };
    }

    private static JsonObject Control(string name, string type, JsonObject statement) =>
        new() { ["name"] = name, ["type"] = type, ["document"] = Document(statement) };

    private static JsonObject SourceAccount(WorldPlan plan, string[] targets)
    {
        JsonArray roles = [];
        if (plan.InstanceProfileIsThere)
        {
            roles.Add(Role("golden-profile", Service("ec2.amazonaws.com"), "EC2InstanceProfileForImageBuilder"));
        }

        if (plan.ExecutionRole is not ("" or "missing"))
        {
            roles.Add(Role(
                "golden-execution",
                Service(plan.ExecutionRole == "other trust" ? "ec2.amazonaws.com" : "imagebuilder.amazonaws.com"),
                plan.ExecutionRole == "no policy" ? "AmazonRedshiftReadOnlyAccess" : "EC2ImageBuilderExecutionPolicy"));
        }

        JsonObject keys = [];
        for (int i = 0; i < s_regions.Length; i++)
        {
            keys[s_regions[i]] = new JsonArray(SourceKey(plan, i, targets));
        }

        JsonObject account = new()
        {
            ["organization"] = "o-exampleorg1",
            ["parent"] = "ou-ab12-11111111",
            ["regions"] = new JsonObject { [FarRegion] = plan.SourceHasFarRegion ? "enabled" : "disabled" },
            ["roles"] = roles,
            ["serviceLinkedRoles"] = List("imagebuilder.amazonaws.com"),
            ["keys"] = keys,
            ["imageBuilder"] = new JsonObject { [Build] = ImageBuilder(plan, targets) },
        };
        if (plan.Default.Length > 0)
        {
            JsonObject settings = new() { ["encryptionByDefault"] = true };
            if (plan.Default == "key")
            {
                settings["defaultKmsKeyId"] = KeyArn(Source, 0);
            }

            account["ec2"] = new JsonObject { [Build] = settings };
        }

        if (plan.Parent.StartsWith("own", StringComparison.Ordinal))
        {
            account["images"] = Regional(Parent(Source, null));
            JsonObject snapshot = new() { ["snapshotId"] = SnapshotId, ["encrypted"] = plan.Parent != "own" };
            if (plan.Parent == "own with key")
            {
                snapshot["kmsKeyId"] = KeyArn(Source, 0);
            }

            account["snapshots"] = Regional(snapshot);
        }

        if (plan.Entries.Any(e => e.Template == "of source"))
        {
            account["launchTemplates"] = Regional(Template(9));
        }

        return account;
    }

    private static JsonObject Parent(string owner, JsonObject? permission)
    {
        JsonObject parent = new()
        {
            ["imageId"] = ParentId,
            ["name"] = $"parent-of-{owner}",
            ["blockDeviceMappings"] = new JsonArray(new JsonObject { ["deviceName"] = "/dev/xvda", ["snapshotId"] = SnapshotId }),
        };
        if (permission is not null)
        {
            parent["launchPermission"] = permission;
        }

        return parent;
    }

    private static JsonObject SourceKey(WorldPlan plan, int region, string[] targets)
    {
        JsonObject key = new()
        {
            ["id"] = KeyId(region),
            ["aliases"] = List("alias/golden"),
            ["state"] = region == 0 ? plan.KeyState : "Enabled",
            ["policy"] = KeyPolicy(plan.KeyPolicy, targets),
        };
        if (plan.HasGrants)
        {
            key["grants"] = new JsonArray([.. targets.Select((t, i) => new JsonObject
            {
                ["granteePrincipal"] = $"arn:aws:iam::{t}:role/EC2ImageBuilderDistributionCrossAccountRole",
                ["operations"] = i % 2 == 0
                    ? List("Decrypt", "Encrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "DescribeKey", "CreateGrant")
                    : List("Decrypt", "DescribeKey"),
            })]);
        }

        return key;
    }

    private static JsonNode KeyPolicy(string kind, string[] targets)
    {
        string[] named = [.. (kind == "no first target" ? targets[1..] : targets).Select(t => $"arn:aws:iam::{t}:root")];
        JsonObject root = Statement("Allow", new JsonObject { ["AWS"] = $"arn:aws:iam::{Source}:root" }, "kms:*");
        JsonNode who = kind is "organization" or "everybody" ? "*" : new JsonObject { ["AWS"] = List(named) };
        JsonObject use = Statement("Allow", who.DeepClone(), s_uses);
        JsonObject grants = Statement("Allow", who.DeepClone(), s_grants);
        grants["Condition"] = Condition("Bool", "kms:GrantIsForAWSResource", "true");
        if (kind == "organization")
        {
            use["Condition"] = Condition("StringEquals", "aws:PrincipalOrgID", "o-exampleorg1");
        }

        JsonObject denied = Statement("Deny", "*", "kms:CreateGrant");
        return kind switch
        {
            "default" => "default",
            "no first target" when named.Length == 0 => Document(root),
            "no use" => Document(root, grants),
            "no grants" => Document(root, use),
            "no root" => Document(use, grants),
            "denied" => Document(root, use, grants, denied),
            _ => Document(root, use, grants),
        };
    }

    private static JsonObject ImageBuilder(WorldPlan plan, string[] targets)
    {
        JsonObject ebs = new() { ["volumeSize"] = 8 };
        if (plan.Recipe.Length > 0)
        {
            ebs["encrypted"] = plan.Recipe != "plain";
        }

        if (plan.Recipe is "key" or "alias" or "aws" or "missing")
        {
            ebs["kmsKeyId"] = plan.Recipe switch
            {
                "key" => KeyArn(Source, 0),
                "alias" => $"arn:aws:kms:{Build}:{Source}:alias/golden",
                "aws" => $"arn:aws:kms:{Build}:{Source}:alias/aws/ebs",
                _ => KeyArn(Source, 0).Replace("1a2b", "ffff", StringComparison.Ordinal),
            };
        }

        JsonObject pipeline = new()
        {
            ["name"] = "golden",
            ["imageRecipe"] = "golden/1.0.0",
            ["infrastructureConfiguration"] = "golden",
            ["distributionConfiguration"] = "golden",
        };
        if (plan.ExecutionRole.Length > 0)
        {
            pipeline["executionRole"] = "golden-execution";
        }

        return new JsonObject
        {
            ["imageRecipes"] = new JsonArray(new JsonObject
            {
                ["name"] = "golden",
                ["version"] = "1.0.0",
                ["parentImage"] = plan.Parent == "amazon"
                    ? $"arn:aws:imagebuilder:{Build}:aws:image/amazon-linux-2023-x86/x.x.x"
                    : ParentId,
                ["blockDeviceMappings"] = new JsonArray(new JsonObject { ["deviceName"] = "/dev/xvda", ["ebs"] = ebs }),
            }),
            ["infrastructureConfigurations"] = new JsonArray(
                new JsonObject { ["name"] = "golden", ["instanceProfileName"] = "golden-profile" }),
            ["distributionConfigurations"] = new JsonArray(new JsonObject
            {
                ["name"] = "golden",
                ["distributions"] = new JsonArray([.. plan.Entries.Select((entry, i) => Entry(entry, i, targets))]),
            }),
            ["imagePipelines"] = new JsonArray(pipeline),
        };
    }

    private static JsonObject Entry(EntryPlan plan, int region, string[] targets)
    {
        JsonObject ami = new() { ["name"] = plan.HasDate ? "golden-{{imagebuilder:buildDate}}" : "golden" };
        if (plan.Way is "targets" or "both")
        {
            ami["targetAccountIds"] = List(targets);
        }

        if (plan.Way is "permission" or "organization" or "public" or "both")
        {
            ami["launchPermission"] = plan.Way switch
            {
                "organization" => new JsonObject { ["organizationArns"] = List("arn:aws:organizations::999988887777:organization/o-exampleorg1") },
                "public" => new JsonObject { ["userGroups"] = List("all") },
                _ => new JsonObject { ["userIds"] = List(targets) },
            };
        }

        string? key = plan.Key switch
        {
            "key" => KeyArn(Source, region),
            "alias" => $"arn:aws:kms:{s_regions[region]}:{Source}:alias/golden",
            "aws" => $"arn:aws:kms:{s_regions[region]}:{Source}:alias/aws/ebs",
            "other region" => KeyArn(Source, (region + 1) % s_regions.Length),
            "missing alias" => $"arn:aws:kms:{s_regions[region]}:{Source}:alias/gone",
            "missing" => KeyArn(Source, region).Replace("1a2b", "ffff", StringComparison.Ordinal),
            "of target" => OwnKeyArn(targets[0], 0),
            _ => null,
        };
        if (key is not null)
        {
            ami["kmsKeyId"] = key;
        }

        JsonObject entry = new() { ["region"] = s_regions[region], ["amiDistributionConfiguration"] = ami };
        Integrate(entry, plan, targets);
        return entry;
    }

    // What follows once the AMIs are there.
    private static void Integrate(JsonObject entry, EntryPlan plan, string[] targets)
    {
        if (plan.Template.Length > 0)
        {
            JsonObject template = new()
            {
                ["launchTemplateId"] = plan.Template switch { "missing" => TemplateId(8), "of source" => TemplateId(9), _ => TemplateId(0) },
                ["setDefaultVersion"] = plan.Template == "there, default",
            };
            if (plan.Template != "of source")
            {
                template["accountId"] = targets[0];
            }

            entry["launchTemplateConfigurations"] = new JsonArray(template);
        }

        if (plan.Parameter.Length > 0)
        {
            JsonObject parameter = new()
            {
                ["parameterName"] = plan.Parameter == "text elsewhere" ? "/golden/ami" : "/imagebuilder/golden/ami",
                ["dataType"] = plan.Parameter == "image" ? "aws:ec2:image" : "text",
            };
            if (plan.Parameter != "source")
            {
                parameter["amiAccountId"] = targets[^1];
            }

            entry["ssmParameterConfigurations"] = new JsonArray(parameter);
        }
    }

    private static JsonObject Target(TargetPlan plan, string account, int index, WorldPlan world)
    {
        JsonObject target = new()
        {
            ["organization"] = "o-exampleorg1",
            ["parent"] = "ou-ab12-22222222",
            ["regions"] = new JsonObject { [FarRegion] = plan.HasFarRegion ? "enabled" : "disabled" },
        };
        if (plan.Role != "missing")
        {
            target["roles"] = new JsonArray(DistributionRole(plan.Role));
        }

        if (plan.Role == "bounded")
        {
            target["managedPolicies"] = new JsonObject { ["limits"] = Document(Statement("Allow", null, "ec2:*", "sts:*")) };
        }

        string owner = plan.OwnDefaultKey == "own key closed" ? $"arn:aws:iam::{account}:user/nobody" : $"arn:aws:iam::{account}:root";
        target["keys"] = Regional(new JsonObject
        {
            ["id"] = OwnKeyId(index),
            ["policy"] = Document(Statement("Allow", new JsonObject { ["AWS"] = owner }, "kms:*")),
        });
        if (plan.OwnDefaultKey.Length > 0)
        {
            JsonObject settings = new() { ["encryptionByDefault"] = plan.OwnDefaultKey != "off" };
            if (plan.OwnDefaultKey is "own key" or "own key closed" or "shared key")
            {
                settings["defaultKmsKeyId"] = plan.OwnDefaultKey == "shared key" ? KeyArn(Source, 0) : OwnKeyArn(account, index);
            }

            target["ec2"] = new JsonObject { [Build] = settings };
        }

        if (index == 0 && world.Entries.Any(e => e.Template.StartsWith("there", StringComparison.Ordinal)))
        {
            target["launchTemplates"] = new JsonObject
            {
                [Build] = new JsonArray(Template(0)),
            };
        }

        if (plan.NameIsInUse)
        {
            target["images"] = Regional(new JsonObject { ["imageId"] = $"ami-0bbbbbbbbbbbbbbb{index}", ["name"] = "golden" });
        }

        return target;
    }

    private static JsonObject DistributionRole(string kind)
    {
        string trusted = kind == "other trust" ? "123456789012" : Source;
        JsonObject role = Role(
            "EC2ImageBuilderDistributionCrossAccountRole",
            new JsonObject { ["AWS"] = kind == "trust of id" ? trusted : $"arn:aws:iam::{trusted}:root" },
            kind == "no managed policy" ? null : "Ec2ImageBuilderCrossAccountDistributionAccess");
        JsonObject kms = Statement("Allow", null, kind == "no grants" ? s_uses : [.. s_uses, .. s_grants]);
        if (kind == "only region")
        {
            kms["Condition"] = Condition("StringEquals", "aws:RequestedRegion", Build);
        }

        if (kind != "no kms")
        {
            role["inlinePolicies"] = new JsonObject
            {
                ["kms"] = kind == "denied" ? Document(kms, Statement("Deny", null, "kms:CreateGrant", "kms:Decrypt")) : Document(kms),
            };
        }

        if (kind == "bounded")
        {
            role["permissionsBoundary"] = "limits";
        }

        return role;
    }

    private static JsonObject Template(int index) =>
        new() { ["launchTemplateId"] = TemplateId(index), ["versions"] = List("ami-0ccccccccccccccc1") };

    private static JsonObject Regional(JsonObject thing) => new() { [Build] = new JsonArray(thing) };
}
