// The clients of an account, as its root: an access key id of twelve digits, with any secret.

import { AccountClient } from '@aws-sdk/client-account';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EBSClient } from '@aws-sdk/client-ebs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

const endpoint = process.env.KEYFERRY_ENDPOINT;

export const settings = (credentials) => ({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });

export const cloudOf = (credentials) => ({
  account: new AccountClient(settings(credentials)),
  cloudTrail: new CloudTrailClient(settings(credentials)),
  ebs: new EBSClient(settings(credentials)),
  ec2: new EC2Client(settings(credentials)),
  iam: new IAMClient(settings(credentials)),
  imageBuilder: new ImagebuilderClient(settings(credentials)),
  kms: new KMSClient(settings(credentials)),
  organizations: new OrganizationsClient(settings(credentials)),
  ssm: new SSMClient(settings(credentials)),
  sts: new STSClient(settings(credentials)),
});

export const root = (account) => cloudOf({ accessKeyId: account, secretAccessKey: 'any' });

/** Asks again and again until the answer is as wanted. */
export async function until(ask, wanted) {
  const patience = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer) || Date.now() > patience) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
