using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Storage.Sqlite.Migrations
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
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", maxLength: 200, nullable: false),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    enrolled_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_authenticator", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "account_device",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    device_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    network = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true, collation: "BINARY"),
                    remembered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_device", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_email_change",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    change_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    new_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false, collation: "BINARY"),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false, collation: "BINARY"),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    old_agreed = table.Column<bool>(type: "INTEGER", nullable: false),
                    new_agreed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_email_change", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "account_invitation",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_invitation", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_recovery_code",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_recovery_code", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "account_throttle",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_throttle", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "account_used_ticket",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_used_ticket", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_roles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    normalized_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_users",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    locale = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    erase_after = table.Column<long>(type: "INTEGER", nullable: true),
                    own_record_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true, collation: "BINARY"),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true, collation: "BINARY"),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true, collation: "BINARY"),
                    remote_address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "change",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source_system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "consent_batch",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    events = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leaves = table.Column<byte[]>(type: "BLOB", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    checkpoint = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_batch", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "consent_catalog",
                columns: table => new
                {
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    content = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_catalog", x => new { x.kind, x.code });
                });

            migrationBuilder.CreateTable(
                name: "consent_choice",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subscription = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    frequency = table.Column<int>(type: "INTEGER", nullable: true),
                    window_from = table.Column<int>(type: "INTEGER", nullable: true),
                    window_to = table.Column<int>(type: "INTEGER", nullable: true),
                    quiet_from = table.Column<int>(type: "INTEGER", nullable: true),
                    quiet_to = table.Column<int>(type: "INTEGER", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    paused_until = table.Column<long>(type: "INTEGER", nullable: true),
                    inferred = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_choice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_contact_point",
                columns: table => new
                {
                    contact_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    bounced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_shared = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_contact_point", x => x.contact_key);
                });

            migrationBuilder.CreateTable(
                name: "consent_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    party_action = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    contact_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    action = table.Column<int>(type: "INTEGER", nullable: false),
                    captured_at = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_verified_owner = table.Column<bool>(type: "INTEGER", nullable: false),
                    supersedes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    brand = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    subscription = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    template = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    quality = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true, collation: "BINARY"),
                    confirms_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    text_version = table.Column<int>(type: "INTEGER", nullable: true),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    method = table.Column<int>(type: "INTEGER", nullable: false),
                    collection_point = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true, collation: "BINARY"),
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    commitment = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_published_key",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    jwk = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_published_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "consent_purpose",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    legal_basis = table.Column<int>(type: "INTEGER", nullable: false),
                    channels = table.Column<int>(type: "INTEGER", nullable: false),
                    actions = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_may_object = table.Column<bool>(type: "INTEGER", nullable: false),
                    double_opt_in = table.Column<bool>(type: "INTEGER", nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    places = table.Column<string>(type: "TEXT", maxLength: 2100, nullable: true, collation: "BINARY"),
                    reconsent_below_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_purpose", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "consent_subject_key",
                columns: table => new
                {
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_subject_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "consent_suppression",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    contact_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false, collation: "BINARY"),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_suppression", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consent_unsealed",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_unsealed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    xml = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_key",
                columns: table => new
                {
                    key_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: false),
                    allowed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    denied_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_key", x => x.key_hash);
                });

            migrationBuilder.CreateTable(
                name: "feed_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    latest = table.Column<long>(type: "INTEGER", nullable: false),
                    oldest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hub_session",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    authenticated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    methods = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    network = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true, collation: "BINARY"),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ending = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hub_session_client",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_session_client", x => new { x.session_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency",
                columns: table => new
                {
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    body_hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false, collation: "BINARY"),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency", x => new { x.client_id, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "import_mapping",
                columns: table => new
                {
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    definition = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mapping", x => x.system);
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    checkpoint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    job_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    progress = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    holder = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "link_decision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    home_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_native = table.Column<bool>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    weight = table.Column<double>(type: "REAL", nullable: true),
                    model = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    decision_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_decision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "match_key",
                columns: table => new
                {
                    key_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_match_key", x => new { x.key_hash, x.record_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_client_access",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_client_access", x => new { x.account_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_device_request",
                columns: table => new
                {
                    device_code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    user_code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY"),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    interval_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    last_polled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_device_request", x => x.device_code_hash);
                });

            migrationBuilder.CreateTable(
                name: "open_id_family",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kept_until = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_family", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_logout_delivery",
                columns: table => new
                {
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_status = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_logout_delivery", x => new { x.session_id, x.client_id });
                });

            migrationBuilder.CreateTable(
                name: "open_id_notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_signing_key",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false, collation: "BINARY"),
                    use = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    activates_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_signing_key", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_token",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    family_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    kept_until = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    successor = table.Column<byte[]>(type: "BLOB", nullable: true),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_token", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_id_used_proof",
                columns: table => new
                {
                    fingerprint = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_id_used_proof", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_applications",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    application_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "BINARY"),
                    client_secret = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    client_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    consent_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    display_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    display_names = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    json_web_key_set = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    permissions = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    post_logout_redirect_uris = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    properties = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    redirect_uris = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    requirements = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    settings = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "open_iddict_scopes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    description = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    descriptions = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    display_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    display_names = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    properties = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    resources = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_iddict_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source_system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    confirmed = table.Column<long>(type: "INTEGER", nullable: false),
                    stamp = table.Column<long>(type: "INTEGER", nullable: false),
                    profile = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "party_revision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    confirmed = table.Column<long>(type: "INTEGER", nullable: false),
                    decision_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_revision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "pin",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    attribute_group = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true, collation: "BINARY"),
                    confirms_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pin", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "preference",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    brand = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    inferred = table.Column<bool>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false, collation: "BINARY"),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preference", x => new { x.record_id, x.name, x.brand, x.inferred });
                });

            migrationBuilder.CreateTable(
                name: "privacy_request",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    execute_after = table.Column<long>(type: "INTEGER", nullable: true),
                    awaits_rewrite = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_privacy_request", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "quality_report",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    report = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "relationship",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    from_record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    roles = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY"),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationship", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "relationship_statement",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    relationship_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    from_record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    roles = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY"),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationship_statement", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "restricted_record",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    request = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    kept_until = table.Column<long>(type: "INTEGER", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restricted_record", x => x.record_id);
                });

            migrationBuilder.CreateTable(
                name: "review_comment",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    task_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false, collation: "BINARY"),
                    left_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    right_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_comment", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "review_desk",
                columns: table => new
                {
                    task_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    claimed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true),
                    assignee = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY"),
                    deferred_until = table.Column<long>(type: "INTEGER", nullable: true),
                    comments = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_desk", x => x.task_id);
                });

            migrationBuilder.CreateTable(
                name: "review_task",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    left_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    right_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    weight = table.Column<double>(type: "REAL", nullable: false),
                    probability = table.Column<double>(type: "REAL", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    systems = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false, collation: "BINARY"),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<long>(type: "INTEGER", nullable: false),
                    edges = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_task", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "review_task_party",
                columns: table => new
                {
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    task_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_task_party", x => new { x.party_id, x.task_id });
                });

            migrationBuilder.CreateTable(
                name: "root_key_mark",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_root_key_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_word",
                columns: table => new
                {
                    word = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word", x => new { x.word, x.party_id });
                });

            migrationBuilder.CreateTable(
                name: "source_record",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    party_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    home_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_native = table.Column<bool>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    weight = table.Column<double>(type: "REAL", nullable: true),
                    is_suspect = table.Column<bool>(type: "INTEGER", nullable: false),
                    pinned = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true, collation: "BINARY"),
                    key_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    scope = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false, collation: "BINARY"),
                    versions = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_time = table.Column<long>(type: "INTEGER", nullable: true),
                    source_version = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_record", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "source_record_version",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    scope = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false, collation: "BINARY"),
                    present = table.Column<bool>(type: "INTEGER", nullable: false),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    source_time = table.Column<long>(type: "INTEGER", nullable: true),
                    source_version = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_record_version", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "source_system",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    definition = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_system", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "steward_decision",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    attribute_group = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true, collation: "BINARY"),
                    confirms_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    undoes_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    survivor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    absorbed_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    task_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    task_kind = table.Column<int>(type: "INTEGER", nullable: true),
                    task_since = table.Column<long>(type: "INTEGER", nullable: true),
                    task_probability = table.Column<double>(type: "REAL", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steward_decision", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "steward_decision_member",
                columns: table => new
                {
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    decision_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on_right = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_centre = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steward_decision_member", x => new { x.record_id, x.decision_id });
                });

            migrationBuilder.CreateTable(
                name: "survivorship_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    definition = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survivorship_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
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
                    login_provider = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 800, nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
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
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    value = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY")
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
                    purpose = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    locale = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false, collation: "BINARY"),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    body = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false, collation: "BINARY")
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    application_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    creation_date = table.Column<long>(type: "INTEGER", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    scopes = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY")
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    application_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    authorization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    creation_date = table.Column<long>(type: "INTEGER", nullable: true),
                    expiration_date = table.Column<long>(type: "INTEGER", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    properties = table.Column<string>(type: "TEXT", nullable: true, collation: "BINARY"),
                    redemption_date = table.Column<long>(type: "INTEGER", nullable: true),
                    reference_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "BINARY"),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "BINARY"),
                    type = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true, collation: "BINARY")
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
                unique: true);

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
                unique: true);

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
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_authorizations_application_id_status_subject_type",
                table: "open_iddict_authorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_open_iddict_scopes_name",
                table: "open_iddict_scopes",
                column: "name",
                unique: true);

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
                unique: true);

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
