#!/bin/sh
# before: 2 of 4 jobs succeed; after: 4 of 4
# Whole policy documents replace what is there: look at `keyferry fix --as diff` first, and compare with AWS's
# present text if the scenario isn't fresh.
set -eu

# account 555566667777 (mail): set AWS_PROFILE_555566667777 to a profile that administers it
export AWS_PROFILE="${AWS_PROFILE_555566667777:?name a profile of account 555566667777}"

# in the trust policy of the role EC2ImageBuilderDistributionCrossAccountRole, allow `sts:AssumeRole` to `arn:aws:iam::111122223333:root`
cat > trust-EC2ImageBuilderDistributionCrossAccountRole-555566667777.json <<'END_OF_DOCUMENT'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::123456789012:root",
          "arn:aws:iam::111122223333:root"
        ]
      },
      "Action": "sts:AssumeRole"
    }
  ]
}
END_OF_DOCUMENT
aws iam update-assume-role-policy --role-name EC2ImageBuilderDistributionCrossAccountRole --policy-document file://trust-EC2ImageBuilderDistributionCrossAccountRole-555566667777.json

# account 111122223333 (build): set AWS_PROFILE_111122223333 to a profile that administers it
export AWS_PROFILE="${AWS_PROFILE_111122223333:?name a profile of account 111122223333}"

# in the policy of the key arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001, allow `kms:CreateGrant`, `kms:Decrypt`, `kms:DescribeKey`, `kms:GenerateDataKeyWithoutPlaintext`, `kms:ReEncryptFrom` and `kms:ReEncryptTo` to `arn:aws:iam::222233334444:root`
cat > key-policy-1a2b3c4d-0000-4000-8000-000000000001-111122223333.json <<'END_OF_DOCUMENT'
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Enable IAM User Permissions",
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::111122223333:root"
      },
      "Action": "kms:*",
      "Resource": "*"
    },
    {
      "Sid": "Allow use of the key by the target accounts",
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::444455556666:root",
          "arn:aws:iam::777788889999:root",
          "arn:aws:iam::555566667777:root"
        ]
      },
      "Action": [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:DescribeKey"
      ],
      "Resource": "*"
    },
    {
      "Sid": "Allow grants for AWS resources",
      "Effect": "Allow",
      "Principal": {
        "AWS": [
          "arn:aws:iam::444455556666:root",
          "arn:aws:iam::777788889999:root",
          "arn:aws:iam::555566667777:root"
        ]
      },
      "Action": [
        "kms:CreateGrant",
        "kms:ListGrants",
        "kms:RevokeGrant"
      ],
      "Resource": "*",
      "Condition": {
        "Bool": {
          "kms:GrantIsForAWSResource": "true"
        }
      }
    },
    {
      "Sid": "AllowImageDistribution",
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::222233334444:root"
      },
      "Action": [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo"
      ],
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "kms:ViaService": "ec2.us-east-1.amazonaws.com"
        }
      }
    },
    {
      "Sid": "AllowImageDistributionGrants",
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::222233334444:root"
      },
      "Action": "kms:CreateGrant",
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "kms:ViaService": "ec2.us-east-1.amazonaws.com"
        },
        "Bool": {
          "kms:GrantIsForAWSResource": "true"
        }
      }
    }
  ]
}
END_OF_DOCUMENT
aws kms put-key-policy --region us-east-1 --key-id arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001 --policy-name default --policy file://key-policy-1a2b3c4d-0000-4000-8000-000000000001-111122223333.json
