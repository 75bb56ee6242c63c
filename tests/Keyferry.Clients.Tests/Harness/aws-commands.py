"""The AWS CLI, loaded once: each command runs in a process forked off this one, which spares it the start.

The CLI is the one that is installed, and nothing in it is altered; what it reads of its own files again and again, the
models of the services, is kept. Who calls writes the id of a process (aws-command.sh) to the FIFO `commands` of the folder
named on the command line, and reads the exit code from the FIFO of that name. The arguments, the environment, the folder and
the files to read and write are those of that process, as Linux shows them in /proc. Ends when its own input ends.
"""

import os
import select
import signal
import sys
import traceback

try:
    import awscli.botocore.loaders as loaders
    import awscli.botocore.session as sessions
except ImportError:
    import botocore.loaders as loaders
    import botocore.session as sessions
import awscli.clidriver

SERVICES = ["account", "cloudtrail", "ebs", "ec2", "iam", "imagebuilder", "kms", "organizations", "ssm", "sts"]
KINDS = ["service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2"]


def load():
    """Loads what commands load: makes a call that reaches nobody, and reads the models of the services.

    The second release's own runtime doesn't outlive a fork once it has begun, which the first call does: there none is made.
    """
    kept = {}
    sessions.create_loader = lambda paths=None: kept.get(paths) or kept.setdefault(paths, loaders.create_loader(paths))
    before = dict(os.environ)
    os.environ.update({
        "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_MAX_ATTEMPTS": "1", "AWS_DEFAULT_REGION": "us-east-1",
    })
    outputs = sys.stdout, sys.stderr
    with open(os.devnull, "w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            cli = awscli.clidriver.create_clidriver()
            if "awscrt" not in sys.modules:
                cli.main(["sts", "get-caller-identity", "--endpoint-url", "http://127.0.0.1:1"])
        finally:
            sys.stdout, sys.stderr = outputs
    os.environ.clear()
    os.environ.update(before)
    for loader in kept.values():
        for service in SERVICES:
            for kind in KINDS:
                if service in loader.list_available_services(kind):
                    loader.load_service_model(service, kind)


def is_of_before(first, second):
    """Whether the CLI is older than the given releases of its first and its second generation."""
    release = tuple(int(part) for part in awscli.__version__.split(".")[:2])
    return release < (first if release[0] == 1 else second)


def words(process, name):
    with open(f"/proc/{process}/{name}", "rb") as file:
        return [os.fsdecode(word) for word in file.read().split(b"\0")[:-1]]


def run(process):
    """The command of a process, in this one; its exit code."""
    for descriptor, mode in (0, os.O_RDONLY), (1, os.O_WRONLY | os.O_APPEND), (2, os.O_WRONLY | os.O_APPEND):
        file = os.open(f"/proc/{process}/fd/{descriptor}", mode)
        os.dup2(file, descriptor)
        os.close(file)
    os.chdir(f"/proc/{process}/cwd")
    # Where its own models are, the CLI notes when it is loaded.
    data = os.environ.get("AWS_DATA_PATH")
    os.environ.clear()
    if data:
        os.environ["AWS_DATA_PATH"] = data
    os.environ.update(word.split("=", 1) for word in words(process, "environ") if "=" in word)
    # Models that somebody has added are the home folder's own.
    models = os.path.join(os.path.expanduser("~"), ".aws", "models")
    if os.path.isdir(models):
        loaders.Loader.CUSTOMER_DATA_PATH = models
        sessions.create_loader = loaders.create_loader
    # The shell and its script come first.
    sys.argv = ["aws", *words(process, "cmdline")[2:]]
    # Releases of before the variable take the endpoint as an argument only.
    if is_of_before((1, 29), (2, 13)) and "AWS_ENDPOINT_URL" in os.environ and "--endpoint-url" not in sys.argv:
        sys.argv += ["--endpoint-url", os.environ["AWS_ENDPOINT_URL"]]
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code or 0


def serve(folder):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    commands = os.open(os.path.join(folder, "commands"), os.O_RDWR)
    rest = b""
    while True:
        ready, _, _ = select.select([0, commands], [], [])
        if 0 in ready and not os.read(0, 1):
            return
        if commands not in ready:
            continue
        *processes, rest = (rest + os.read(commands, 4096)).split(b"\n")
        for process in map(int, processes):
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                answer = os.path.join(folder, str(process))
                code = 255
                try:
                    code = run(process)
                except BaseException:
                    traceback.print_exc()
                finally:
                    with open(answer, "w") as file:
                        file.write(f"{code}\n")
                    os._exit(0)


load()
print(f"aws-cli/{awscli.__version__}", flush=True)
serve(sys.argv[1])
