# What somebody writes who builds an image in one account for another: the whole story, as Terraform tells it.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "note" {
  description = "What everything is marked with: another one changes whatever can be changed in its place."
  default     = "first"
}

provider "aws" {
  alias      = "build"
  region     = "us-east-1"
  access_key = "111122223333"
  secret_key = "any"
}

provider "aws" {
  alias      = "shop"
  region     = "us-east-1"
  access_key = "444455556666"
  secret_key = "any"
}

data "aws_caller_identity" "build" {
  provider = aws.build
}

data "aws_caller_identity" "shop" {
  provider = aws.shop
}

data "aws_ssm_parameter" "parent" {
  provider = aws.build
  name     = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_ami" "parent" {
  provider    = aws.build
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "image-id"
    values = [data.aws_ssm_parameter.parent.value]
  }
}

# ---- the key, which both accounts use

resource "aws_kms_key" "images" {
  provider                = aws.build
  description             = "golden images"
  deletion_window_in_days = 7
}

resource "aws_kms_alias" "images" {
  provider      = aws.build
  name          = "alias/images"
  target_key_id = aws_kms_key.images.key_id
}

data "aws_iam_policy_document" "key" {
  provider = aws.build

  statement {
    sid       = "Administration"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.build.account_id}:root"]
    }
  }

  statement {
    sid       = "Use"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.shop.account_id}:root"]
    }
  }

  statement {
    sid       = "Grants"
    actions   = ["kms:CreateGrant"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.shop.account_id}:root"]
    }

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }
}

resource "aws_kms_key_policy" "images" {
  provider = aws.build
  key_id   = aws_kms_key.images.key_id
  policy   = data.aws_iam_policy_document.key.json
}

resource "aws_kms_grant" "images" {
  provider          = aws.build
  name              = "for-the-builder"
  key_id            = aws_kms_key.images.key_id
  grantee_principal = aws_iam_role.builder.arn
  operations        = ["Decrypt", "DescribeKey"]

  constraints {
    encryption_context_subset = { Purpose = "images" }
  }
}

resource "aws_kms_key" "signing" {
  provider                 = aws.build
  key_usage                = "SIGN_VERIFY"
  customer_master_key_spec = "ECC_NIST_P256"
  deletion_window_in_days  = 7
}

# ---- who builds, and who distributes

resource "aws_iam_role" "builder" {
  provider    = aws.build
  name        = "builder"
  description = "builds ${var.note}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_iam_policy" "builder" {
  provider = aws.build
  name     = "builder"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::${var.note}/*" }]
  })
}

resource "aws_iam_role_policy_attachment" "builder" {
  for_each = {
    own     = aws_iam_policy.builder.arn
    managed = "arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder"
  }

  provider   = aws.build
  role       = aws_iam_role.builder.name
  policy_arn = each.value
}

resource "aws_iam_instance_profile" "builder" {
  provider = aws.build
  name     = "builder"
  role     = aws_iam_role.builder.name
}

resource "aws_iam_role" "distribution" {
  provider = aws.shop
  name     = "EC2ImageBuilderDistributionCrossAccountRole"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:root" } }]
  })
}

resource "aws_iam_role_policy_attachment" "distribution" {
  provider   = aws.shop
  role       = aws_iam_role.distribution.name
  policy_arn = "arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess"
}

resource "aws_iam_role_policy" "distribution" {
  provider = aws.shop
  role     = aws_iam_role.distribution.name
  name     = "key"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource = aws_kms_key.images.arn
    }]
  })
}

# ---- the build

resource "aws_imagebuilder_component" "hello" {
  provider = aws.build
  name     = "hello"
  platform = "Linux"
  version  = "1.0.0"
  tags     = { Note = var.note }

  data = yamlencode({
    description   = "a text of the document, not of the component"
    schemaVersion = 1.0
    phases = [{
      name  = "build"
      steps = [{ action = "ExecuteBash", name = "hello", inputs = { commands = ["echo hello"] } }]
    }]
  })
}

resource "aws_imagebuilder_image_recipe" "golden" {
  provider     = aws.build
  name         = "golden"
  parent_image = data.aws_ami.parent.id
  version      = "1.0.0"

  component {
    component_arn = aws_imagebuilder_component.hello.arn
  }

  block_device_mapping {
    device_name = "/dev/xvda"

    ebs {
      encrypted   = true
      kms_key_id  = aws_kms_key.images.arn
      volume_size = 10
      volume_type = "gp3"
    }
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "small" {
  provider                      = aws.build
  name                          = "small"
  description                   = "small ${var.note}"
  instance_profile_name         = aws_iam_instance_profile.builder.name
  instance_types                = ["t3.micro"]
  terminate_instance_on_failure = true
}

resource "aws_imagebuilder_distribution_configuration" "shop" {
  provider    = aws.build
  name        = "to-the-shop"
  description = "to the shop ${var.note}"

  distribution {
    region = "us-east-1"

    ami_distribution_configuration {
      name               = "golden-{{ imagebuilder:buildDate }}"
      kms_key_id         = aws_kms_key.images.arn
      target_account_ids = [data.aws_caller_identity.shop.account_id]
    }
  }
}

resource "aws_imagebuilder_image_pipeline" "golden" {
  provider                         = aws.build
  name                             = "golden"
  description                      = "golden ${var.note}"
  image_recipe_arn                 = aws_imagebuilder_image_recipe.golden.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.small.arn
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.shop.arn

  schedule {
    schedule_expression = "cron(0 0 1 * ? *)"
    timezone            = "Europe/Berlin"
  }
}

resource "aws_imagebuilder_image" "golden" {
  provider                         = aws.build
  image_recipe_arn                 = aws_imagebuilder_image_recipe.golden.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.small.arn
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.shop.arn

  depends_on = [
    aws_iam_role_policy.distribution,
    aws_iam_role_policy_attachment.builder,
    aws_iam_role_policy_attachment.distribution,
    aws_kms_key_policy.images,
  ]
}

locals {
  images = { for image in one(aws_imagebuilder_image.golden.output_resources).amis : image.account_id => image.image }
}

# ---- what is done with it

resource "aws_ami_launch_permission" "third" {
  provider   = aws.build
  image_id   = local.images["111122223333"]
  account_id = "777788889999"
}

resource "aws_ssm_parameter" "image" {
  provider    = aws.build
  name        = "/golden/image"
  type        = "String"
  data_type   = "aws:ec2:image"
  value       = local.images["111122223333"]
  description = "the newest ${var.note}"
}

resource "aws_ebs_encryption_by_default" "shop" {
  provider = aws.shop
}

resource "aws_launch_template" "shop" {
  provider      = aws.shop
  name          = "shop"
  image_id      = local.images["444455556666"]
  instance_type = "t3.micro"

  tag_specifications {
    resource_type = "volume"
    tags          = { Kind = "golden" }
  }
}

resource "aws_instance" "shop" {
  provider = aws.shop
  tags     = { Note = var.note }

  launch_template {
    id = aws_launch_template.shop.id
  }

  depends_on = [aws_ebs_encryption_by_default.shop]
}

output "image" {
  value = local.images["444455556666"]
}
