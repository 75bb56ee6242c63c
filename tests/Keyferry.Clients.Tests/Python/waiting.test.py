"""boto3: waiters, paginators, presigned calls, retries, and errors as exceptions of their own."""
import os
import unittest
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

ENDPOINT = os.environ["KEYFERRY_ENDPOINT"]
SOURCE, TARGET = "111122223333", "444455556666"
QUICK = {"Delay": 1, "MaxAttempts": 30}


def client(service, account=SOURCE, region="us-east-1", **more):
    return boto3.client(
        service, endpoint_url=ENDPOINT, region_name=region, aws_access_key_id=account, aws_secret_access_key="any",
        config=Config(retries={"max_attempts": 1}), **more)


class Waiting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ec2 = client("ec2")
        cls.key = client("kms").create_key(Description="golden")["KeyMetadata"]["Arn"]
        cls.parent = cls.ec2.describe_images(Owners=["amazon"], Filters=[
            {"Name": "name", "Values": ["al2023-ami-*"]}, {"Name": "architecture", "Values": ["x86_64"]}])["Images"][0]

    def copy(self, name):
        return self.ec2.copy_image(
            Name=name, SourceImageId=self.parent["ImageId"], SourceRegion="us-east-1", Encrypted=True, KmsKeyId=self.key)["ImageId"]

    def test_an_image_becomes_available_and_its_snapshot_completed(self):
        image = self.copy("waited for")
        self.ec2.get_waiter("image_available").wait(ImageIds=[image], WaiterConfig=QUICK)
        snapshot = self.ec2.describe_images(ImageIds=[image])["Images"][0]["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
        self.ec2.get_waiter("snapshot_completed").wait(SnapshotIds=[snapshot], WaiterConfig=QUICK)
        self.assertEqual(self.key, self.ec2.describe_snapshots(SnapshotIds=[snapshot])["Snapshots"][0]["KmsKeyId"])

    def test_waiting_for_an_image_that_fails_ends_with_an_error(self):
        image = self.ec2.copy_image(
            Name="fails", SourceImageId=self.parent["ImageId"], SourceRegion="us-east-1", Encrypted=True,
            KmsKeyId=f"arn:aws:kms:us-east-1:{SOURCE}:key/1234abcd-12ab-34cd-56ef-1234567890ab")["ImageId"]
        with self.assertRaises(WaiterError):
            self.ec2.get_waiter("image_available").wait(ImageIds=[image], WaiterConfig=QUICK)

    def test_instances_run_and_end(self):
        image = self.copy("launched")
        self.ec2.get_waiter("image_available").wait(ImageIds=[image], WaiterConfig=QUICK)
        made = self.ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[made], WaiterConfig=QUICK)
        self.ec2.terminate_instances(InstanceIds=[made])
        self.ec2.get_waiter("instance_terminated").wait(InstanceIds=[made], WaiterConfig=QUICK)

    def test_pages_are_turned_until_the_last(self):
        ssm = client("ssm")
        names = [f"/pages/{n:02}" for n in range(25)]
        for name in names:
            ssm.put_parameter(Name=name, Value="x", Type="String")
        pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path="/pages", PaginationConfig={"PageSize": 10}))
        self.assertEqual([10, 10, 5], [len(page["Parameters"]) for page in pages])
        self.assertEqual(names, sorted(p["Name"] for page in pages for p in page["Parameters"]))

    def test_pages_of_every_protocol(self):
        kms, iam = client("kms"), client("iam")
        for n in range(5):
            iam.create_role(RoleName=f"role-{n}", AssumeRolePolicyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Allow",'
                            '"Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}')
            kms.create_key()
        for pages, name in [(kms.get_paginator("list_keys"), "Keys"), (iam.get_paginator("list_roles"), "Roles")]:
            items = [i for page in pages.paginate(PaginationConfig={"PageSize": 2}) for i in page[name]]
            self.assertGreaterEqual(len(items), 5)
        types = self.ec2.get_paginator("describe_instance_types").paginate(PaginationConfig={"PageSize": 5})
        self.assertGreater(len(list(types)), 1)

    def test_a_presigned_call_needs_no_credentials_and_can_not_be_changed(self):
        iam = client("iam")
        iam.create_user(UserName="nikhil")
        key = iam.create_access_key(UserName="nikhil")["AccessKey"]
        sts = boto3.client("sts", endpoint_url=ENDPOINT, region_name="us-east-1", aws_access_key_id=key["AccessKeyId"],
                           aws_secret_access_key=key["SecretAccessKey"])
        url = sts.generate_presigned_url("get_caller_identity", HttpMethod="GET")
        with urllib.request.urlopen(url) as answer:
            self.assertIn(f"arn:aws:iam::{SOURCE}:user/nikhil", answer.read().decode())
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(url.replace("Version=2011-06-15", "Version=2011-06-15&DurationSeconds=900"))
        self.assertEqual(403, refused.exception.code)

    def test_a_snapshot_is_copied_to_another_region_with_the_url_that_boto3_adds(self):
        volume = self.ec2.create_volume(AvailabilityZone="us-east-1a", Size=1, Encrypted=True)["VolumeId"]
        self.ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig=QUICK)
        snapshot = self.ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
        self.ec2.get_waiter("snapshot_completed").wait(SnapshotIds=[snapshot], WaiterConfig=QUICK)
        west = client("ec2", region="us-west-2")
        copy = west.copy_snapshot(SourceRegion="us-east-1", SourceSnapshotId=snapshot)["SnapshotId"]
        west.get_waiter("snapshot_completed").wait(SnapshotIds=[copy], WaiterConfig=QUICK)
        self.assertTrue(west.describe_snapshots(SnapshotIds=[copy])["Snapshots"][0]["Encrypted"])

    def test_errors_are_exceptions_with_the_codes_of_aws(self):
        kms = client("kms", TARGET)
        with self.assertRaises(kms.exceptions.NotFoundException):
            kms.describe_key(KeyId="1234abcd-12ab-34cd-56ef-1234567890ab")
        with self.assertRaises(ClientError) as refused:
            kms.encrypt(KeyId=self.key, Plaintext=b"x")
        self.assertEqual("AccessDeniedException", refused.exception.response["Error"]["Code"])
        with self.assertRaises(ClientError) as dry:
            self.ec2.copy_image(Name="dry", SourceImageId=self.parent["ImageId"], SourceRegion="us-east-1", DryRun=True)
        self.assertEqual("DryRunOperation", dry.exception.response["Error"]["Code"])

    def test_bytes_come_back_as_they_were(self):
        kms = client("kms")
        plain = bytes(range(256))
        sealed = kms.encrypt(KeyId=self.key, Plaintext=plain, EncryptionContext={"a": "b"})["CiphertextBlob"]
        self.assertEqual(plain, kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"a": "b"})["Plaintext"])
        with self.assertRaises(kms.exceptions.InvalidCiphertextException):
            kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"a": "c"})


if __name__ == "__main__":
    unittest.main()
