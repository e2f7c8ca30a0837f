using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_authenticator",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    secret = table.Column<byte[]>(type: "varbinary(200)", maxLength: 200, nullable: false),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    enrolled_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_authenticator", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "account_device",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    device_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    description = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    network = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    remembered_at = table.Column<long>(type: "bigint", nullable: false),
                    last_used_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_device", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_email_change",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    change_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    new_email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    normalized_email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    old_agreed = table.Column<bool>(type: "bit", nullable: false),
                    new_agreed = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_email_change", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "account_invitation",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_invitation", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_recovery_code",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_recovery_code", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_throttle",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_throttle", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "account_used_ticket",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_used_ticket", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_roles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    normalized_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    concurrency_stamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_users",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    given_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    family_name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    locale = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    erase_after = table.Column<long>(type: "bigint", nullable: true),
                    own_record_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    user_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    normalized_user_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    normalized_email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    email_confirmed = table.Column<bool>(type: "bit", nullable: false),
                    password_hash = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    security_stamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    concurrency_stamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    phone_number = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    phone_number_confirmed = table.Column<bool>(type: "bit", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "bit", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "bit", nullable: false),
                    access_failed_count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    action = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    detail = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    remote_address = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "change",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    source_system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "consent_batch",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    previous = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    root = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    events = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    sealed_at = table.Column<long>(type: "bigint", nullable: false),
                    leaves = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    checkpoint = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_batch", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "consent_catalog",
                columns: table => new
                {
                    kind = table.Column<int>(type: "int", nullable: false),
                    code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_catalog", x => new { x.kind, x.code });
                });

            migrationBuilder.CreateTable(
                name: "consent_choice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    subscription = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    channel = table.Column<int>(type: "int", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    contact_key = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    frequency = table.Column<int>(type: "int", nullable: true),
                    window_from = table.Column<int>(type: "int", nullable: true),
                    window_to = table.Column<int>(type: "int", nullable: true),
                    quiet_from = table.Column<int>(type: "int", nullable: true),
                    quiet_to = table.Column<int>(type: "int", nullable: true),
                    time_zone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    paused_until = table.Column<long>(type: "bigint", nullable: true),
                    inferred = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_choice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_contact_point",
                columns: table => new
                {
                    contact_key = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    verified_at = table.Column<long>(type: "bigint", nullable: true),
                    bounced_at = table.Column<long>(type: "bigint", nullable: true),
                    is_shared = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_contact_point", x => x.contact_key);
                });

            migrationBuilder.CreateTable(
                name: "consent_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    party_action = table.Column<int>(type: "int", nullable: false),
                    channel = table.Column<int>(type: "int", nullable: true),
                    contact_key = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    action = table.Column<int>(type: "int", nullable: false),
                    captured_at = table.Column<long>(type: "bigint", nullable: false),
                    effective_from = table.Column<long>(type: "bigint", nullable: false),
                    effective_to = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    by_verified_owner = table.Column<bool>(type: "bit", nullable: false),
                    supersedes = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    brand = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    subscription = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    template = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    quality = table.Column<int>(type: "int", nullable: false),
                    place = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    confirms_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    text_version = table.Column<int>(type: "int", nullable: true),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    method = table.Column<int>(type: "int", nullable: false),
                    collection_point = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    key_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    commitment = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_published_key",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    jwk = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_published_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "consent_purpose",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    name = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    legal_basis = table.Column<int>(type: "int", nullable: false),
                    channels = table.Column<int>(type: "int", nullable: false),
                    actions = table.Column<int>(type: "int", nullable: false),
                    subject_may_object = table.Column<bool>(type: "bit", nullable: false),
                    double_opt_in = table.Column<bool>(type: "bit", nullable: false),
                    brand = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    places = table.Column<string>(type: "nvarchar(2100)", maxLength: 2100, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    reconsent_below_version = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_purpose", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "consent_subject_key",
                columns: table => new
                {
                    key_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    wrapped = table.Column<byte[]>(type: "varbinary(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_subject_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "consent_suppression",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    contact_key = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    channel = table.Column<int>(type: "int", nullable: true),
                    reason = table.Column<int>(type: "int", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    scope = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    released_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_suppression", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_unsealed",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    event_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    friendly_name = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    xml = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_key",
                columns: table => new
                {
                    key_hash = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    erased_at = table.Column<long>(type: "bigint", nullable: false),
                    allowed_at = table.Column<long>(type: "bigint", nullable: true),
                    denied_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_key", x => x.key_hash);
                });

            migrationBuilder.CreateTable(
                name: "feed_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    latest = table.Column<long>(type: "bigint", nullable: false),
                    oldest = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hub_session",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    authenticated_at = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    methods = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    device = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    network = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    ending = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hub_session_client",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_session_client", x => new { x.session_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    client_id = table.Column<byte[]>(type: "varbinary(600)", maxLength: 600, nullable: false),
                    request_id = table.Column<byte[]>(type: "varbinary(192)", maxLength: 192, nullable: false),
                    body_hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    answer = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.client_id, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "import_mapping",
                columns: table => new
                {
                    system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    definition = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mapping", x => x.system);
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    checkpoint = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    job_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    progress = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    attempt = table.Column<int>(type: "int", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    holder = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "link_decision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    home_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    is_native = table.Column<bool>(type: "bit", nullable: false),
                    rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    weight = table.Column<double>(type: "float", nullable: true),
                    model = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    decision_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_decision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "match_key",
                columns: table => new
                {
                    key_hash = table.Column<long>(type: "bigint", nullable: false),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_key", x => new { x.key_hash, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_client_access",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    scopes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_client_access", x => new { x.account_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_device_request",
                columns: table => new
                {
                    device_code_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    user_code_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    scopes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    interval_seconds = table.Column<int>(type: "int", nullable: false),
                    last_polled_at = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "int", nullable: false),
                    session_id = table.Column<byte[]>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_device_request", x => x.device_code_hash);
                });

            migrationBuilder.CreateTable(
                name: "open_id_family",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    session_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kept_until = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_family", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_logout_delivery",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    queued_at = table.Column<long>(type: "bigint", nullable: false),
                    delivered_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    last_status = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_logout_delivery", x => new { x.session_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    subject = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_signing_key",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    use = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    activates_at = table.Column<long>(type: "bigint", nullable: false),
                    retires_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    wrapped = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_signing_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_token",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    family_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    kept_until = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true),
                    successor = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_token", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_used_proof",
                columns: table => new
                {
                    fingerprint = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_used_proof", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_applications",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    application_type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_secret = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    concurrency_token = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    consent_type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    display_name = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    display_names = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    json_web_key_set = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    permissions = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    post_logout_redirect_uris = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    properties = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    redirect_uris = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    requirements = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    settings = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_scopes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    concurrency_token = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    description = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    descriptions = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    display_name = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    display_names = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    properties = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    resources = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    source_system = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    confirmed = table.Column<long>(type: "bigint", nullable: false),
                    stamp = table.Column<long>(type: "bigint", nullable: false),
                    profile = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "party_revision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    confirmed = table.Column<long>(type: "bigint", nullable: false),
                    decision_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_revision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "pin",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attribute_group = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    confirms_id = table.Column<byte[]>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pin", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "preference",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    brand = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    inferred = table.Column<bool>(type: "bit", nullable: false),
                    value = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preference", x => new { x.record_id, x.name, x.brand, x.inferred });
                });

            migrationBuilder.CreateTable(
                name: "privacy_request",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    account_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    execute_after = table.Column<long>(type: "bigint", nullable: true),
                    awaits_rewrite = table.Column<bool>(type: "bit", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_request", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "quality_report",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    report = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "relationship",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    from_record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    to_record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    roles = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    is_primary = table.Column<bool>(type: "bit", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationship", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "relationship_statement",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    relationship_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    from_record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    to_record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    roles = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    is_primary = table.Column<bool>(type: "bit", nullable: false),
                    ended = table.Column<bool>(type: "bit", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationship_statement", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "restricted_record",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    request = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    kept_until = table.Column<long>(type: "bigint", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restricted_record", x => x.record_id);
                });

            migrationBuilder.CreateTable(
                name: "review_comment",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    task_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    left_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    right_id = table.Column<byte[]>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_comment", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "review_desk",
                columns: table => new
                {
                    task_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    claimed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    claimed_until = table.Column<long>(type: "bigint", nullable: true),
                    assignee = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    deferred_until = table.Column<long>(type: "bigint", nullable: true),
                    comments = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_desk", x => x.task_id);
                });

            migrationBuilder.CreateTable(
                name: "review_task",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    left_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    right_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    weight = table.Column<double>(type: "float", nullable: false),
                    probability = table.Column<double>(type: "float", nullable: false),
                    priority = table.Column<int>(type: "int", nullable: false),
                    rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    systems = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    fingerprint = table.Column<long>(type: "bigint", nullable: false),
                    edges = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_task", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "review_task_party",
                columns: table => new
                {
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    task_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_task_party", x => new { x.party_id, x.task_id });
                });

            migrationBuilder.CreateTable(
                name: "root_key_mark",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    mark = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_root_key_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_word",
                columns: table => new
                {
                    word = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word", x => new { x.word, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "source_record",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    party_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    home_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    is_native = table.Column<bool>(type: "bit", nullable: false),
                    rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    weight = table.Column<double>(type: "float", nullable: true),
                    is_suspect = table.Column<bool>(type: "bit", nullable: false),
                    pinned = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    key_hash = table.Column<long>(type: "bigint", nullable: false),
                    system = table.Column<byte[]>(type: "varbinary(192)", maxLength: 192, nullable: false),
                    scope = table.Column<byte[]>(type: "varbinary(192)", maxLength: 192, nullable: false),
                    key = table.Column<byte[]>(type: "varbinary(768)", maxLength: 768, nullable: false),
                    versions = table.Column<int>(type: "int", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    content_hash = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    deleted = table.Column<bool>(type: "bit", nullable: false),
                    source_time = table.Column<long>(type: "bigint", nullable: true),
                    source_version = table.Column<long>(type: "bigint", nullable: true),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_record", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "source_record_version",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    system = table.Column<byte[]>(type: "varbinary(192)", maxLength: 192, nullable: false),
                    scope = table.Column<byte[]>(type: "varbinary(192)", maxLength: 192, nullable: false),
                    key = table.Column<byte[]>(type: "varbinary(768)", maxLength: 768, nullable: false),
                    present = table.Column<bool>(type: "bit", nullable: false),
                    deleted = table.Column<bool>(type: "bit", nullable: false),
                    content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    content_hash = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    source_time = table.Column<long>(type: "bigint", nullable: true),
                    source_version = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_record_version", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "source_system",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    definition = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_system", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "steward_decision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    rule = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    attribute_group = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    confirms_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    undoes_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    survivor_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    absorbed_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    task_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    task_kind = table.Column<int>(type: "int", nullable: true),
                    task_since = table.Column<long>(type: "bigint", nullable: true),
                    task_probability = table.Column<double>(type: "float", nullable: true),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "int", nullable: false),
                    actor_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    client_id = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steward_decision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "steward_decision_member",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    decision_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    on_right = table.Column<bool>(type: "bit", nullable: false),
                    is_centre = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steward_decision_member", x => new { x.record_id, x.decision_id });
                });

            migrationBuilder.CreateTable(
                name: "survivorship_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    definition = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survivorship_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    role_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    claim_type = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    claim_value = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_role_claims_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "asp_net_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    user_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    claim_type = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    claim_value = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "nvarchar(450)", nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    provider_key = table.Column<string>(type: "nvarchar(450)", nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    provider_display_name = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    user_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "varbinary(800)", maxLength: 800, nullable: false),
                    user_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    data = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_passkeys_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_roles",
                columns: table => new
                {
                    user_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    role_id = table.Column<byte[]>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_asp_net_user_roles_asp_net_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "asp_net_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_asp_net_user_roles_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    login_provider = table.Column<string>(type: "nvarchar(450)", nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    name = table.Column<string>(type: "nvarchar(450)", nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    value = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_text",
                columns: table => new
                {
                    purpose = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    locale = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    version = table.Column<int>(type: "int", nullable: false),
                    title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2_UTF8"),
                    body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_text", x => new { x.purpose, x.locale, x.version });
                    table.ForeignKey(
                        name: "fk_consent_text_consent_purpose_purpose",
                        column: x => x.purpose,
                        principalTable: "consent_purpose",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_authorizations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    application_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    concurrency_token = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    creation_date = table.Column<long>(type: "bigint", nullable: true),
                    properties = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    scopes = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    status = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_open_iddict_authorizations_open_iddict_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "open_iddict_applications",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_tokens",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    application_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    authorization_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    concurrency_token = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    creation_date = table.Column<long>(type: "bigint", nullable: true),
                    expiration_date = table.Column<long>(type: "bigint", nullable: true),
                    payload = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    properties = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    redemption_date = table.Column<long>(type: "bigint", nullable: true),
                    reference_id = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    status = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2_UTF8"),
                    type = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true, collation: "Latin1_General_100_BIN2_UTF8")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_open_iddict_tokens_open_iddict_applications_application_id",
                        column: x => x.application_id,
                        principalTable: "open_iddict_applications",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_open_iddict_tokens_open_iddict_authorizations_authorization_id",
                        column: x => x.authorization_id,
                        principalTable: "open_iddict_authorizations",
                        principalColumn: "id");
                });

            migrationBuilder.InsertData(
                table: "feed_head",
                columns: new[] { "id", "latest", "oldest" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.InsertData(
                table: "lease",
                columns: new[] { "name", "expires_at", "holder", "token" },
                values: new object[] { "sequencer", 0L, "", 0L });

            migrationBuilder.CreateIndex(
                name: "ix_account_device_account_id",
                table: "account_device",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_device_expires_at",
                table: "account_device",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_account_email_change_expires_at",
                table: "account_email_change",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_account_recovery_code_account_id",
                table: "account_recovery_code",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_throttle_last_at",
                table: "account_throttle",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_account_used_ticket_expires_at",
                table: "account_used_ticket",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_role_claims_role_id",
                table: "asp_net_role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "role_name_index",
                table: "asp_net_roles",
                column: "normalized_name",
                unique: true,
                filter: "[normalized_name] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_passkeys_user_id",
                table: "asp_net_user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_roles_role_id",
                table: "asp_net_user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "asp_net_users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_users_erase_after",
                table: "asp_net_users",
                column: "erase_after");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "asp_net_users",
                column: "normalized_user_name",
                unique: true,
                filter: "[normalized_user_name] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_sequence",
                table: "audit_entry",
                columns: new[] { "subject", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_consent_batch_sealed_at",
                table: "consent_batch",
                column: "sealed_at");

            migrationBuilder.CreateIndex(
                name: "ix_consent_choice_record_id_subscription_channel",
                table: "consent_choice",
                columns: new[] { "record_id", "subscription", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_event_contact_key",
                table: "consent_event",
                column: "contact_key");

            migrationBuilder.CreateIndex(
                name: "ix_consent_event_event_id",
                table: "consent_event",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_event_record_id",
                table: "consent_event",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_subject_key_record_id",
                table: "consent_subject_key",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_suppression_contact_key",
                table: "consent_suppression",
                column: "contact_key");

            migrationBuilder.CreateIndex(
                name: "ix_erased_key_record_id",
                table: "erased_key",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_hub_session_account_id_ended_at",
                table: "hub_session",
                columns: new[] { "account_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hub_session_ended_at_last_seen_at",
                table: "hub_session",
                columns: new[] { "ended_at", "last_seen_at" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_expires_at",
                table: "idempotency",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_job_job_id",
                table: "job",
                column: "job_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_job_state_due_at",
                table: "job",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_link_decision_party_id",
                table: "link_decision",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_link_decision_record_id",
                table: "link_decision",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_device_request_expires_at",
                table: "open_id_device_request",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_device_request_user_code_hash",
                table: "open_id_device_request",
                column: "user_code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_id_family_account_id_client_id",
                table: "open_id_family",
                columns: new[] { "account_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_open_id_family_client_id",
                table: "open_id_family",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_family_kept_until",
                table: "open_id_family",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_family_session_id",
                table: "open_id_family",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_logout_delivery_queued_at",
                table: "open_id_logout_delivery",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_token_hash",
                table: "open_id_token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_id_token_kept_until",
                table: "open_id_token",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_token_used_at",
                table: "open_id_token",
                column: "used_at",
                filter: "successor IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_open_id_used_proof_until",
                table: "open_id_used_proof",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_applications_client_id",
                table: "open_iddict_applications",
                column: "client_id",
                unique: true,
                filter: "[client_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_authorizations_application_id_status_subject_type",
                table: "open_iddict_authorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_scopes_name",
                table: "open_iddict_scopes",
                column: "name",
                unique: true,
                filter: "[name] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_application_id_status_subject_type",
                table: "open_iddict_tokens",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_authorization_id",
                table: "open_iddict_tokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_tokens_reference_id",
                table: "open_iddict_tokens",
                column: "reference_id",
                unique: true,
                filter: "[reference_id] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_party_id",
                table: "party",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_party_merged_into_id",
                table: "party",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_party_revision_merged_into_id",
                table: "party_revision",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_party_revision_party_id_revision",
                table: "party_revision",
                columns: new[] { "party_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_privacy_request_account_id",
                table: "privacy_request",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_request_id",
                table: "privacy_request",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_privacy_request_party_id",
                table: "privacy_request",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_privacy_request_state_execute_after",
                table: "privacy_request",
                columns: new[] { "state", "execute_after" });

            migrationBuilder.CreateIndex(
                name: "ix_relationship_from_record_id_seq",
                table: "relationship",
                columns: new[] { "from_record_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_relationship_id",
                table: "relationship",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_relationship_to_record_id_seq",
                table: "relationship",
                columns: new[] { "to_record_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_relationship_statement_relationship_id_revision",
                table: "relationship_statement",
                columns: new[] { "relationship_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_restricted_record_kept_until",
                table: "restricted_record",
                column: "kept_until");

            migrationBuilder.CreateIndex(
                name: "ix_review_comment_left_id",
                table: "review_comment",
                column: "left_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_comment_right_id",
                table: "review_comment",
                column: "right_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_comment_task_id",
                table: "review_comment",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_task_id",
                table: "review_task",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_task_priority_seq",
                table: "review_task",
                columns: new[] { "priority", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_review_task_party_task_id",
                table: "review_task_party",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_source_record_id",
                table: "source_record",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_source_record_key_hash_system_scope_key",
                table: "source_record",
                columns: new[] { "key_hash", "system", "scope", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_source_record_party_id",
                table: "source_record",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_source_record_version_record_id_number",
                table: "source_record_version",
                columns: new[] { "record_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_absorbed_id",
                table: "steward_decision",
                column: "absorbed_id");

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_id",
                table: "steward_decision",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_survivor_id",
                table: "steward_decision",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_task_id",
                table: "steward_decision",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_undoes_id",
                table: "steward_decision",
                column: "undoes_id");

            migrationBuilder.CreateIndex(
                name: "ix_steward_decision_member_decision_id",
                table: "steward_decision_member",
                column: "decision_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_authenticator");

            migrationBuilder.DropTable(
                name: "account_device");

            migrationBuilder.DropTable(
                name: "account_email_change");

            migrationBuilder.DropTable(
                name: "account_invitation");

            migrationBuilder.DropTable(
                name: "account_recovery_code");

            migrationBuilder.DropTable(
                name: "account_throttle");

            migrationBuilder.DropTable(
                name: "account_used_ticket");

            migrationBuilder.DropTable(
                name: "asp_net_role_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_passkeys");

            migrationBuilder.DropTable(
                name: "asp_net_user_roles");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "change");

            migrationBuilder.DropTable(
                name: "consent_batch");

            migrationBuilder.DropTable(
                name: "consent_catalog");

            migrationBuilder.DropTable(
                name: "consent_choice");

            migrationBuilder.DropTable(
                name: "consent_contact_point");

            migrationBuilder.DropTable(
                name: "consent_event");

            migrationBuilder.DropTable(
                name: "consent_published_key");

            migrationBuilder.DropTable(
                name: "consent_subject_key");

            migrationBuilder.DropTable(
                name: "consent_suppression");

            migrationBuilder.DropTable(
                name: "consent_text");

            migrationBuilder.DropTable(
                name: "consent_unsealed");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "erased_key");

            migrationBuilder.DropTable(
                name: "feed_head");

            migrationBuilder.DropTable(
                name: "hub_session");

            migrationBuilder.DropTable(
                name: "hub_session_client");

            migrationBuilder.DropTable(
                name: "idempotency");

            migrationBuilder.DropTable(
                name: "import_mapping");

            migrationBuilder.DropTable(
                name: "import_run");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "lease");

            migrationBuilder.DropTable(
                name: "link_decision");

            migrationBuilder.DropTable(
                name: "match_key");

            migrationBuilder.DropTable(
                name: "open_id_client_access");

            migrationBuilder.DropTable(
                name: "open_id_device_request");

            migrationBuilder.DropTable(
                name: "open_id_family");

            migrationBuilder.DropTable(
                name: "open_id_logout_delivery");

            migrationBuilder.DropTable(
                name: "open_id_notice");

            migrationBuilder.DropTable(
                name: "open_id_signing_key");

            migrationBuilder.DropTable(
                name: "open_id_token");

            migrationBuilder.DropTable(
                name: "open_id_used_proof");

            migrationBuilder.DropTable(
                name: "open_iddict_scopes");

            migrationBuilder.DropTable(
                name: "open_iddict_tokens");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "party");

            migrationBuilder.DropTable(
                name: "party_revision");

            migrationBuilder.DropTable(
                name: "pin");

            migrationBuilder.DropTable(
                name: "preference");

            migrationBuilder.DropTable(
                name: "privacy_request");

            migrationBuilder.DropTable(
                name: "quality_report");

            migrationBuilder.DropTable(
                name: "relationship");

            migrationBuilder.DropTable(
                name: "relationship_statement");

            migrationBuilder.DropTable(
                name: "restricted_record");

            migrationBuilder.DropTable(
                name: "review_comment");

            migrationBuilder.DropTable(
                name: "review_desk");

            migrationBuilder.DropTable(
                name: "review_task");

            migrationBuilder.DropTable(
                name: "review_task_party");

            migrationBuilder.DropTable(
                name: "root_key_mark");

            migrationBuilder.DropTable(
                name: "search_word");

            migrationBuilder.DropTable(
                name: "source_record");

            migrationBuilder.DropTable(
                name: "source_record_version");

            migrationBuilder.DropTable(
                name: "source_system");

            migrationBuilder.DropTable(
                name: "steward_decision");

            migrationBuilder.DropTable(
                name: "steward_decision_member");

            migrationBuilder.DropTable(
                name: "survivorship_rules");

            migrationBuilder.DropTable(
                name: "asp_net_roles");

            migrationBuilder.DropTable(
                name: "asp_net_users");

            migrationBuilder.DropTable(
                name: "consent_purpose");

            migrationBuilder.DropTable(
                name: "open_iddict_authorizations");

            migrationBuilder.DropTable(
                name: "open_iddict_applications");
        }
    }
}
