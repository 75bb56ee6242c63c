# before: 2 of 4 jobs succeed; after: 4 of 4
# What is there already is imported, and its whole document replaced: read `terraform plan` before `terraform apply`.
# If a configuration of yours has one of these resources, change it there instead.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

variable "profiles" {
  description = "A profile of the AWS configuration for each account, by its id; the default credentials where there is none."
  type        = map(string)
  default     = {}
}

provider "aws" {
  alias               = "a555566667777_us_east_1"
  region              = "us-east-1"
  profile             = lookup(var.profiles, "555566667777", null)
  allowed_account_ids = ["555566667777"]
}

provider "aws" {
  alias               = "a111122223333_us_east_1"
  region              = "us-east-1"
  profile             = lookup(var.profiles, "111122223333", null)
  allowed_account_ids = ["111122223333"]
}

# ---- account 555566667777 (mail) ----

# in the trust policy of the role EC2ImageBuilderDistributionCrossAccountRole, allow `sts:AssumeRole` to `arn:aws:iam::111122223333:root`
import {
  to = aws_iam_role.ec2imagebuilderdistributioncrossaccountrole_555566667777
  id = "EC2ImageBuilderDistributionCrossAccountRole"
}

resource "aws_iam_role" "ec2imagebuilderdistributioncrossaccountrole_555566667777" {
  provider = aws.a555566667777_us_east_1

  name = "EC2ImageBuilderDistributionCrossAccountRole"
  path = "/"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          AWS = [
            "arn:aws:iam::123456789012:root",
            "arn:aws:iam::111122223333:root",
          ]
        }
        Action = "sts:AssumeRole"
      },
    ]
  })

  lifecycle {
    prevent_destroy = true
    ignore_changes = [
      description,
      max_session_duration,
      permissions_boundary,
      tags,
      tags_all,
    ]
  }
}

# ---- account 111122223333 (build) ----

# in the policy of the key arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001, allow `kms:CreateGrant`, `kms:Decrypt`, `kms:DescribeKey`, `kms:GenerateDataKeyWithoutPlaintext`, `kms:ReEncryptFrom` and `kms:ReEncryptTo` to `arn:aws:iam::222233334444:root`
import {
  to = aws_kms_key_policy.key_1a2b3c4d_0000_4000_8000_000000000001
  id = "1a2b3c4d-0000-4000-8000-000000000001"
}

resource "aws_kms_key_policy" "key_1a2b3c4d_0000_4000_8000_000000000001" {
  provider = aws.a111122223333_us_east_1

  key_id = "1a2b3c4d-0000-4000-8000-000000000001"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Enable IAM User Permissions"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::111122223333:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
      {
        Sid    = "Allow use of the key by the target accounts"
        Effect = "Allow"
        Principal = {
          AWS = [
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::777788889999:root",
            "arn:aws:iam::555566667777:root",
          ]
        }
        Action = [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:DescribeKey",
        ]
        Resource = "*"
      },
      {
        Sid    = "Allow grants for AWS resources"
        Effect = "Allow"
        Principal = {
          AWS = [
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::777788889999:root",
            "arn:aws:iam::555566667777:root",
          ]
        }
        Action = [
          "kms:CreateGrant",
          "kms:ListGrants",
          "kms:RevokeGrant",
        ]
        Resource = "*"
        Condition = {
          Bool = {
            "kms:GrantIsForAWSResource" = "true"
          }
        }
      },
      {
        Sid    = "AllowImageDistribution"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::222233334444:root"
        }
        Action = [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:ViaService" = "ec2.us-east-1.amazonaws.com"
          }
        }
      },
      {
        Sid    = "AllowImageDistributionGrants"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::222233334444:root"
        }
        Action   = "kms:CreateGrant"
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:ViaService" = "ec2.us-east-1.amazonaws.com"
          }
          Bool = {
            "kms:GrantIsForAWSResource" = "true"
          }
        }
      },
    ]
  })

  lifecycle {
    prevent_destroy = true
  }
}
