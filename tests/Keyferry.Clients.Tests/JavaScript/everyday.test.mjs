// What the article doesn't need: the rest of the services, as the AWS SDK for JavaScript calls them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EnableRegionCommand, GetRegionOptStatusCommand, ListRegionsCommand } from '@aws-sdk/client-account';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CompleteSnapshotCommand, StartSnapshotCommand } from '@aws-sdk/client-ebs';
import {
  DescribeImagesCommand, DescribeSnapshotsCommand, DisableImageCommand, EnableImageCommand, EnableSnapshotBlockPublicAccessCommand,
  GetImageBlockPublicAccessStateCommand, GetSnapshotBlockPublicAccessStateCommand, paginateDescribeImages, RegisterImageCommand,
} from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, paginateListPolicies, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { DistributeImageCommand, paginateListImages } from '@aws-sdk/client-imagebuilder';
import { CreateKeyCommand, DecryptCommand, EncryptCommand, ListKeyRotationsCommand, RotateKeyOnDemandCommand } from '@aws-sdk/client-kms';
import { CreateOrganizationCommand, CreatePolicyCommand, EnablePolicyTypeCommand, ListRootsCommand } from '@aws-sdk/client-organizations';
import { GetParametersByPathCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { cloudOf, root, until } from './clouds.mjs';

const source = root('111122223333');
const destination = root('444455556666');

test('A user takes a role of another account, and its session works', async () => {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }],
  };
  const { Role } = await destination.iam.send(
    new CreateRoleCommand({ RoleName: 'visitor', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await source.iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await source.iam.send(new PutUserPolicyCommand({
    UserName: 'ann',
    PolicyName: 'roles',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] }),
  }));
  const { AccessKey } = await source.iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const ann = cloudOf({ accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey });
  const { Credentials } = await ann.sts.send(new AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: 'visit' }));
  assert.ok(Credentials.Expiration > new Date());
  const visitor = cloudOf({
    accessKeyId: Credentials.AccessKeyId, secretAccessKey: Credentials.SecretAccessKey, sessionToken: Credentials.SessionToken,
  });
  assert.equal((await visitor.sts.send(new GetCallerIdentityCommand({}))).Arn, 'arn:aws:sts::444455556666:assumed-role/visitor/visit');
  await assert.rejects(visitor.kms.send(new CreateKeyCommand({})), {
    name: 'AccessDeniedException',
    message: 'User: arn:aws:sts::444455556666:assumed-role/visitor/visit is not authorized to perform: kms:CreateKey '
      + 'because no identity-based policy allows the kms:CreateKey action',
  });
  const forger = cloudOf({ accessKeyId: AccessKey.AccessKeyId, secretAccessKey: 'wrong' });
  await assert.rejects(forger.sts.send(new GetCallerIdentityCommand({})), { name: 'SignatureDoesNotMatch' });
});

test('What KMS seals it opens again, also after the key has turned', async () => {
  const { KeyMetadata } = await source.kms.send(new CreateKeyCommand({}));
  const Plaintext = new TextEncoder().encode('a word in your ear');
  const { CiphertextBlob } = await source.kms.send(new EncryptCommand({ KeyId: KeyMetadata.KeyId, Plaintext }));
  await source.kms.send(new RotateKeyOnDemandCommand({ KeyId: KeyMetadata.KeyId }));
  const { Rotations } = await until(
    () => source.kms.send(new ListKeyRotationsCommand({ KeyId: KeyMetadata.KeyId })), (answer) => answer.Rotations.length > 0);
  assert.equal(Rotations[0].RotationType, 'ON_DEMAND');
  const opened = await source.kms.send(new DecryptCommand({ CiphertextBlob }));
  assert.deepEqual(opened.Plaintext, Plaintext);
  assert.equal(opened.KeyId, KeyMetadata.Arn);
  await assert.rejects(
    destination.kms.send(new DecryptCommand({ CiphertextBlob, KeyId: KeyMetadata.Arn })), { name: 'AccessDeniedException' });
});

test('A Region has to be switched on', async () => {
  const { Regions } = await source.account.send(new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED_BY_DEFAULT'] }));
  assert.ok(Regions.some((region) => region.RegionName === 'us-east-1'));
  await source.account.send(new EnableRegionCommand({ RegionName: 'af-south-1' }));
  const { RegionOptStatus } = await until(
    () => source.account.send(new GetRegionOptStatusCommand({ RegionName: 'af-south-1' })),
    (answer) => answer.RegionOptStatus === 'ENABLED');
  assert.equal(RegionOptStatus, 'ENABLED');
});

test('The public images of Amazon come page by page', async () => {
  const names = [];
  for await (const page of paginateListImages({ client: source.imageBuilder, pageSize: 2 }, { owner: 'Amazon' })) {
    names.push(...page.imageVersionList.map((image) => image.name));
  }
  assert.ok(names.length > 2);
  assert.equal(new Set(names).size, names.length);
  const images = [];
  for await (const page of paginateDescribeImages({ client: source.ec2, pageSize: 5 }, { Owners: ['amazon'] })) {
    images.push(...page.Images.map((image) => image.ImageId));
  }
  assert.equal(new Set(images).size, images.length);
  const { Images } = await source.ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
  assert.equal(images.length, Images.length);
  const policies = [];
  for await (const page of paginateListPolicies({ client: source.iam, pageSize: 3 }, { Scope: 'AWS' })) {
    policies.push(...page.Policies.map((policy) => policy.PolicyName));
  }
  assert.ok(policies.includes('EC2InstanceProfileForImageBuilder'));
});

test('Public access is blocked for images from the start, for snapshots when somebody says so', async () => {
  const images = await source.ec2.send(new GetImageBlockPublicAccessStateCommand({}));
  assert.equal(images.ImageBlockPublicAccessState, 'block-new-sharing');
  await source.ec2.send(new EnableSnapshotBlockPublicAccessCommand({ State: 'block-all-sharing' }));
  const snapshots = await source.ec2.send(new GetSnapshotBlockPublicAccessStateCommand({}));
  assert.equal(snapshots.State, 'block-all-sharing');
});

test('An image that is disabled is hidden until it is enabled', async () => {
  const { ImageId } = await source.ec2.send(new RegisterImageCommand({
    Name: 'hidden',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: await emptySnapshot() } }],
  }));
  await source.ec2.send(new DisableImageCommand({ ImageId }));
  const hidden = await source.ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  assert.deepEqual(hidden.Images, []);
  const shown = await source.ec2.send(new DescribeImagesCommand({ Owners: ['self'], IncludeDisabled: true }));
  assert.deepEqual(shown.Images.map((image) => image.State), ['disabled']);
  await source.ec2.send(new EnableImageCommand({ ImageId }));
  const again = await source.ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
  assert.deepEqual(again.Images.map((image) => image.State), ['available']);
});

test('Parameters are read by path, and an organization is ruled', async () => {
  await source.ssm.send(new PutParameterCommand({ Name: '/golden/one', Type: 'String', Value: '1' }));
  await source.ssm.send(new PutParameterCommand({ Name: '/golden/two', Type: 'SecureString', Value: '2' }));
  const { Parameters } = await source.ssm.send(new GetParametersByPathCommand({ Path: '/golden', WithDecryption: true }));
  assert.deepEqual(Parameters.map((parameter) => [parameter.Name, parameter.Value]), [['/golden/one', '1'], ['/golden/two', '2']]);
  assert.ok(Parameters[0].LastModifiedDate <= new Date());

  await source.organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await source.organizations.send(new ListRootsCommand({}));
  await source.organizations.send(new EnablePolicyTypeCommand({ RootId: Roots[0].Id, PolicyType: 'RESOURCE_CONTROL_POLICY' }));
  const { Policy } = await source.organizations.send(new CreatePolicyCommand({
    Type: 'RESOURCE_CONTROL_POLICY',
    Name: 'ours',
    Description: '',
    Content: JSON.stringify({
      Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' }],
    }),
  }));
  assert.equal(Policy.PolicySummary.Type, 'RESOURCE_CONTROL_POLICY');
});

test('CloudTrail has what was refused', async () => {
  await assert.rejects(
    source.imageBuilder.send(new DistributeImageCommand({
      sourceImage: 'ami-0123456789abcdef0',
      distributionConfigurationArn: 'arn:aws:imagebuilder:us-east-1:111122223333:distribution-configuration/nowhere',
      executionRole: 'nobody',
    })));
  const { Events } = await source.cloudTrail.send(
    new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'DistributeImage' }] }));
  assert.equal(Events.length, 1);
  assert.ok(JSON.parse(Events[0].CloudTrailEvent).errorCode);
});

async function emptySnapshot() {
  const { SnapshotId } = await source.ebs.send(new StartSnapshotCommand({ VolumeSize: 1 }));
  await source.ebs.send(new CompleteSnapshotCommand({ SnapshotId, ChangedBlocksCount: 0 }));
  await until(
    () => source.ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId] })),
    (answer) => answer.Snapshots[0].State === 'completed');
  return SnapshotId;
}
