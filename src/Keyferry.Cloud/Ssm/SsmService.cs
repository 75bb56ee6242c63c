using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>SSM's PutParameter as a distribution uses it (F1.54, F1.84, F1.85, E44).</summary>
public sealed class SsmService(Run run)
{
    /// <summary>
    /// Writes a parameter in the caller's account. With data type <c>aws:ec2:image</c> the value is validated after the call
    /// has succeeded (F8.23): an image that the account doesn't see is an obstacle without an error (E45).
    /// </summary>
    public Reply<Done> PutParameter(Caller caller, Region region, string name, string value, string dataType)
    {
        AccountId account = caller.Account
            ?? throw new InvalidOperationException($"{caller.Arn} has no account: services write parameters in a role");
        string arn = Subjects.Parameter(account, region, name);
        using CallScope scope = run.Begin(caller, "ssm:PutParameter", region, arn);
        if (scope.Ask(run, caller, new Question("ssm:PutParameter", arn, region), Denied) is { } denied)
        {
            return denied;
        }

        if (dataType == "aws:ec2:image")
        {
            if (scope.Ask(run, caller, new Question("ec2:DescribeImages", "*", region), Denied) is { } blind)
            {
                return blind;
            }

            switch (ImageVisibility.Of(run.World, account, region, value))
            {
                case ImageVisibility.Hidden hidden:
                    scope.Meet(new Obstacle.ImageNotVisible(Subjects.Image(region, value), hidden.Why));
                    return default(Done);
                case ImageVisibility.Unknown unknown:
                    scope.Meet(new Obstacle.CannotTell($"image {value}", unknown.Because));
                    break;
                default:
                    break;
            }
        }

        SsmParameter? old = run.World.Parameters.GetValueOrDefault(arn);
        SsmParameter parameter = new(account, region, name, value, dataType) { Version = (old?.Version ?? 0) + 1 };
        run.World = run.World with { Parameters = run.World.Parameters.SetItem(arn, parameter) };
        return default(Done);
    }

    private ServiceError Denied(Authorization authorization) => AccessDenied.Ssm(run.World, authorization);
}
