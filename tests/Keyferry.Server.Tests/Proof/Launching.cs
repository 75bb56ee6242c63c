using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.Sts;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Tests.Proof;

/// <summary>
/// Launches the images that were distributed in the accounts that got them, as the administrator that a check supposes, and
/// holds what becomes of the instances against what was foretold of it.
/// </summary>
internal sealed class Launching(TestCloud cloud, DistributionOutcome foretold, string text, World before)
{
    private const string Name = "AnyAdministrator";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private readonly WorldText _told = new(foretold.World, before, text);
    private readonly Dictionary<string, SigningCredentials?> _administrators = [];

    public IEnumerable<string> Differences() => foretold.Jobs.SelectMany(j => j.Steps)
        .Where(s => s.Phase == DistributionPhase.Launch && s.Call.Resource.Contains(":image/", StringComparison.Ordinal))
        .Select(s => s.Call)
        .DistinctBy(c => (c.Caller.Account, c.Region, c.Resource))
        .Where(c => !Unknown(c))
        .Select(Difference).OfType<string>();

    private static bool Unknown(Call call) => call.Obstacles.Any(o => o is Obstacle.CannotTell) || call.Caused.Any(Unknown);

    // Null as well where the account's own rules let nobody make an administrator.
    private string? Difference(Call call)
    {
        string account = call.Caller.Account!.Value.Value;
        Image told = foretold.World.Images[(call.Region, call.Resource[(call.Resource.LastIndexOf('/') + 1)..])];
        WorldText done = new(cloud.Aws.World, before, text);
        if (!cloud.Aws.World.Accounts.ContainsKey(new AccountId(account)) || Administrator(account) is not { } administrator
            || cloud.Aws.World.Images.Values.FirstOrDefault(i => i.Owner == told.Owner && i.Region == told.Region
                && i.State == ImageState.Available && done.WithoutIds(i.Name) == _told.WithoutIds(told.Name)) is not { } image)
        {
            return null;
        }

        string expected = Expected(call);
        string happened = Launch(administrator, image);
        return expected == happened ? null : $"launched in {account} {call.Region}, the image ends in `{happened}`, foretold was `{expected}`";
    }

    // The code of a refusal; the state of an instance that there is.
    private static string Expected(Call call) => !Obstacles(call).Any() ? "running" : (call.Error is { Service: "ec2" } refusal ? refusal.Code : "terminated");

    private static IEnumerable<Obstacle> Obstacles(Call call) => call.Obstacles.Concat(call.Caused.SelectMany(Obstacles));

    private string Launch(SigningCredentials administrator, Image image)
    {
        Api.RunInstancesRequest request = new()
        {
            ImageId = image.ImageId,
            InstanceType = image.Architecture == "arm64" ? "t4g.micro" : "t3.micro",
            MinCount = 1,
            MaxCount = 1,
        };
        switch (cloud.Call(
            administrator, image.Region.Value, Api.Ec2Model.Service, Api.Ec2Model.RunInstances.Untyped, request.Write()))
        {
            case DecodedResponse.Failure failure:
                return failure.Error.Code;
            case DecodedResponse.Success started:
                cloud.Settle();
                string id = Api.Reservation.Read(started.Output).Instances![0].InstanceId!;
                return InstanceTexts.State(cloud.Aws.World.Ec2.Instances[(image.Region, id)].State);
            case var other:
                return other.ToString();
        }
    }

    private SigningCredentials? Administrator(string account)
    {
        if (!_administrators.TryGetValue(account, out SigningCredentials? known))
        {
            _administrators.Add(account, known = Make(account));
        }

        return known;
    }

    private SigningCredentials? Make(string account)
    {
        SigningCredentials root = new(account, "any");
        string trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{account}}:root"},"Action":"sts:AssumeRole"}]}""";
        bool made = Iam(root, IamModel.CreateRole, new CreateRoleRequest { RoleName = Name, AssumeRolePolicyDocument = trust }) is not null
            && Iam(root, IamModel.PutRolePolicy, new PutRolePolicyRequest { RoleName = Name, PolicyName = "all", PolicyDocument = Everything }) is not null
            && Iam(root, IamModel.CreateUser, new CreateUserRequest { UserName = Name }) is not null
            && Iam(root, IamModel.PutUserPolicy, new PutUserPolicyRequest { UserName = Name, PolicyName = "all", PolicyDocument = Everything }) is not null;
        if (!made || Iam(root, IamModel.CreateAccessKey, new CreateAccessKeyRequest { UserName = Name })?.AccessKey is not { } key)
        {
            return null;
        }

        AssumeRoleRequest ask = new() { RoleArn = $"arn:aws:iam::{account}:role/{Name}", RoleSessionName = "launch" };
        SigningCredentials user = new(key.AccessKeyId, key.SecretAccessKey);
        return Call(user, "us-east-1", StsModel.Service, StsModel.AssumeRole, ask)?.Credentials is { } session
            ? new SigningCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken)
            : null;
    }

    private TOutput? Iam<TInput, TOutput>(SigningCredentials who, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : class, IWireStructure<TOutput> => Call(who, "us-east-1", IamModel.Service, operation, input);

    // Null if it fails.
    private TOutput? Call<TInput, TOutput>(
        SigningCredentials who, string region, ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : class, IWireStructure<TOutput> =>
        cloud.Call(who, region, service, operation.Untyped, input.Write()) is DecodedResponse.Success success
            ? TOutput.Read(success.Output)
            : null;
}
