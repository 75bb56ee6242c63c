// AWS's article by the AWS SDK for JavaScript: https://repost.aws/knowledge-center/image-builder-distr-error-encrypted-ami

import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { before, test } from 'node:test';

import {
  CompleteSnapshotCommand, GetSnapshotBlockCommand, ListSnapshotBlocksCommand, PutSnapshotBlockCommand, StartSnapshotCommand,
} from '@aws-sdk/client-ebs';
import {
  DescribeImagesCommand, DescribeInstancesCommand, DescribeSnapshotsCommand, RegisterImageCommand, RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand, AttachRolePolicyCommand, CreateInstanceProfileCommand, CreateRoleCommand, GetRoleCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateComponentCommand, CreateDistributionConfigurationCommand, CreateImagePipelineCommand, CreateImageRecipeCommand,
  CreateInfrastructureConfigurationCommand, GetImageCommand, GetWorkflowExecutionCommand, ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand, RetryImageCommand, StartImagePipelineExecutionCommand, UpdateDistributionConfigurationCommand,
  UpdateImagePipelineCommand,
} from '@aws-sdk/client-imagebuilder';
import { CreateKeyCommand, DescribeKeyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';

import { root, until } from './clouds.mjs';

const blockSize = 512 * 1024;
const blocks = new Map([[0, randomBytes(blockSize)], [7, randomBytes(blockSize)]]);
const source = root('111122223333');
const destination = root('444455556666');
const roleName = 'EC2ImageBuilderDistributionCrossAccountRole';
const policy = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (Principal) => policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const keyUse = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
const grantUse = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];

const imageOf = async (imageBuildVersionArn) =>
  (await source.imageBuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image;
const finished = (imageBuildVersionArn) =>
  until(() => imageOf(imageBuildVersionArn), (image) => ['FAILED', 'AVAILABLE', 'CANCELLED'].includes(image.state.status));
const start = async (imagePipelineArn) =>
  (await source.imageBuilder.send(
    new StartImagePipelineExecutionCommand({ imagePipelineArn, clientToken: randomUUID() }))).imageBuildVersionArn;
const retry = (imageBuildVersionArn) =>
  source.imageBuilder.send(new RetryImageCommand({ imageBuildVersionArn, clientToken: randomUUID() }));

let componentArn;
let parentImage;
let infrastructureConfigurationArn;
let distributionConfigurationArn;
let imagePipelineArn;

const recipe = async (semanticVersion, kmsKeyId) =>
  (await source.imageBuilder.send(new CreateImageRecipeCommand({
    name: 'golden',
    semanticVersion,
    parentImage,
    components: [{ componentArn }],
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, kmsKeyId } }],
    clientToken: randomUUID(),
  }))).imageRecipeArn;

const distributions = (kmsKeyId) => [{
  region: 'us-east-1',
  amiDistributionConfiguration: { name: 'golden-{{imagebuilder:buildDate}}', targetAccountIds: ['444455556666'], kmsKeyId },
}];

// A snapshot whose bytes are known, and an AMI of it.
async function baseImage() {
  const { SnapshotId } = await source.ebs.send(new StartSnapshotCommand({ VolumeSize: 1, Description: 'the base disk' }));
  for (const [BlockIndex, BlockData] of blocks) {
    await source.ebs.send(new PutSnapshotBlockCommand({
      SnapshotId,
      BlockIndex,
      BlockData,
      DataLength: blockSize,
      Checksum: createHash('sha256').update(BlockData).digest('base64'),
      ChecksumAlgorithm: 'SHA256',
    }));
  }
  await source.ebs.send(new CompleteSnapshotCommand({ SnapshotId, ChangedBlocksCount: blocks.size }));
  const { Snapshots } = await until(
    () => source.ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [SnapshotId] })),
    (answer) => answer.Snapshots[0].State === 'completed');
  assert.equal(Snapshots[0].OwnerId, '111122223333');
  const { ImageId } = await source.ec2.send(new RegisterImageCommand({
    Name: 'base',
    Architecture: 'x86_64',
    VirtualizationType: 'hvm',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId } }],
  }));
  return ImageId;
}

before(async () => {
  await source.iam.send(new CreateRoleCommand({
    RoleName: 'golden-builder', AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
  }));
  await source.iam.send(new AttachRolePolicyCommand({
    RoleName: 'golden-builder', PolicyArn: 'arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder',
  }));
  await source.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'golden-builder' }));
  await source.iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'golden-builder', RoleName: 'golden-builder' }));
  parentImage = await baseImage();
  const data = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands:
            - echo "built by the tests" > /etc/motd
`;
  componentArn = (await source.imageBuilder.send(new CreateComponentCommand({
    name: 'greeting', semanticVersion: '1.0.0', platform: 'Linux', data, clientToken: randomUUID(),
  }))).componentBuildVersionArn;
  ({ infrastructureConfigurationArn } = await source.imageBuilder.send(new CreateInfrastructureConfigurationCommand({
    name: 'golden', instanceProfileName: 'golden-builder', clientToken: randomUUID(),
  })));
  ({ distributionConfigurationArn } = await source.imageBuilder.send(new CreateDistributionConfigurationCommand({
    name: 'golden', distributions: distributions(), clientToken: randomUUID(),
  })));
  ({ imagePipelineArn } = await source.imageBuilder.send(new CreateImagePipelineCommand({
    name: 'golden',
    imageRecipeArn: await recipe('1.0.0'),
    infrastructureConfigurationArn,
    distributionConfigurationArn,
    clientToken: randomUUID(),
  })));
  await destination.iam.send(new CreateRoleCommand({
    RoleName: roleName, AssumeRolePolicyDocument: trust({ AWS: 'arn:aws:iam::111122223333:root' }),
  }));
  await destination.iam.send(new AttachRolePolicyCommand({
    RoleName: roleName, PolicyArn: 'arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess',
  }));
});

test('An encrypted image reaches the other account once the key does', async (t) => {
  await t.test("Under the AWS managed key it fails with the article's words, and a retry changes nothing", async () => {
    const arn = await start(imagePipelineArn);
    const failed = await finished(arn);
    const words = "EC2 Client Error: 'Snapshots encrypted with the AWS Managed CMK can\u2019t be shared. Specify another snapshot.' "
      + 'when distributing the image from the source account (ID: 111122223333) to the destination account (ID: 444455556666) '
      + 'in Region us-east-1.';
    assert.equal(failed.state.status, 'FAILED');
    assert.ok(failed.state.reason.includes(words), failed.state.reason);
    await retry(arn);
    assert.ok((await finished(arn)).state.reason.includes(words));
  });

  await t.test('The service-linked role has come by itself', async () => {
    const { Role } = await source.iam.send(new GetRoleCommand({ RoleName: 'AWSServiceRoleForImageBuilder' }));
    assert.equal(Role.Path, '/aws-service-role/imagebuilder.amazonaws.com/');
  });

  let key;
  await t.test('A customer managed key comes into the recipe and into the distribution', async () => {
    key = (await source.kms.send(new CreateKeyCommand({ Description: 'golden images' }))).KeyMetadata.Arn;
    await source.imageBuilder.send(new UpdateDistributionConfigurationCommand({
      distributionConfigurationArn, distributions: distributions(key), clientToken: randomUUID(),
    }));
    await source.imageBuilder.send(new UpdateImagePipelineCommand({
      imagePipelineArn,
      imageRecipeArn: await recipe('1.1.0', key),
      infrastructureConfigurationArn,
      distributionConfigurationArn,
      clientToken: randomUUID(),
    }));
  });

  let arn;
  await t.test('Which the destination may not use yet', async () => {
    arn = await start(imagePipelineArn);
    const failed = await finished(arn);
    assert.equal(failed.state.status, 'FAILED');
    assert.match(failed.state.reason, /AMI Copy Reported Failure For 'ami-[0-9a-f]+' when distributing the image/);
    const { Images } = await destination.ec2.send(new DescribeImagesCommand({ Owners: ['self'] }));
    assert.deepEqual(Images.map((image) => image.State), ['failed']);
    assert.match(Images[0].StateReason.Message, /Given key ID is not accessible/);
    await assert.rejects(destination.kms.send(new DescribeKeyCommand({ KeyId: key })), { name: 'AccessDeniedException' });
  });

  await t.test('The workflow tells the step that failed', async () => {
    const { workflowExecutions } = await source.imageBuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: arn }));
    const failed = workflowExecutions.find((execution) => execution.status === 'FAILED');
    assert.equal(failed.type, 'DISTRIBUTION');
    const { workflowExecutionId } = failed;
    const execution = await source.imageBuilder.send(new GetWorkflowExecutionCommand({ workflowExecutionId }));
    assert.equal(execution.status, 'FAILED');
    const { steps } = await source.imageBuilder.send(new ListWorkflowStepExecutionsCommand({ workflowExecutionId }));
    assert.ok(steps.some((step) => step.status === 'FAILED'), JSON.stringify(steps));
  });

  await t.test('The key policy and the role let the destination in, and RetryImage distributes what is built', async () => {
    const shop = { AWS: 'arn:aws:iam::444455556666:root' };
    await source.kms.send(new PutKeyPolicyCommand({
      KeyId: key,
      Policy: policy(
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' },
        { Effect: 'Allow', Principal: shop, Action: keyUse, Resource: '*' },
        {
          Effect: 'Allow', Principal: shop, Action: grantUse, Resource: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
    }));
    await destination.iam.send(new PutRolePolicyCommand({
      RoleName: roleName,
      PolicyName: 'kms',
      PolicyDocument: policy({ Effect: 'Allow', Action: [...keyUse, ...grantUse], Resource: key }),
    }));
    await retry(arn);
    const image = await finished(arn);
    assert.equal(image.state.status, 'AVAILABLE', image.state.reason);
  });

  let copy;
  await t.test('The destination has the image, under the key', async () => {
    const { outputResources } = await imageOf(arn);
    const { image } = outputResources.amis.find((ami) => ami.accountId === '444455556666');
    const { Images } = await destination.ec2.send(new DescribeImagesCommand({ ImageIds: [image] }));
    assert.equal(Images[0].State, 'available');
    assert.equal(Images[0].OwnerId, '444455556666');
    copy = { image, snapshot: Images[0].BlockDeviceMappings[0].Ebs.SnapshotId };
    const { Snapshots } = await destination.ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [copy.snapshot] }));
    assert.deepEqual([Snapshots[0].Encrypted, Snapshots[0].KmsKeyId, Snapshots[0].OwnerId], [true, key, '444455556666']);
  });

  await t.test('Its bytes are those of the base disk', async () => {
    const { Blocks, BlockSize } = await destination.ebs.send(new ListSnapshotBlocksCommand({ SnapshotId: copy.snapshot }));
    assert.equal(BlockSize, blockSize);
    assert.deepEqual(Blocks.map((block) => block.BlockIndex), [...blocks.keys()]);
    for (const { BlockIndex, BlockToken } of Blocks) {
      const block = await destination.ebs.send(
        new GetSnapshotBlockCommand({ SnapshotId: copy.snapshot, BlockIndex, BlockToken }));
      const bytes = Buffer.from(await block.BlockData.transformToByteArray());
      assert.ok(bytes.equals(blocks.get(BlockIndex)), `block ${BlockIndex} differs`);
      assert.equal(block.Checksum, createHash('sha256').update(bytes).digest('base64'));
    }
  });

  await t.test('A machine runs from it', async () => {
    const { Instances } = await destination.ec2.send(
      new RunInstancesCommand({ ImageId: copy.image, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }));
    const { Reservations } = await until(
      () => destination.ec2.send(new DescribeInstancesCommand({ InstanceIds: [Instances[0].InstanceId] })),
      (answer) => answer.Reservations[0].Instances[0].State.Name !== 'pending');
    assert.equal(Reservations[0].Instances[0].State.Name, 'running');
  });
});
