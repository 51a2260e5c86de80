// Reference simulator of self-organizing recurrent networks, in double precision. gcc -O3 -march=native -ffast-math ref_sorn.c -lm ; ./a.out N steps
// Semantics of the *papers' code* semantics (chrhartm/SORN, delpapa/CritSORN), written from scratch.
// W[post][pre]. One step:
//  x' = [Wee x - Wei y - Te + sig*N + gain*Weu[:,u] >= 0];  xu = fast? x' : x ;  y' = [Wie xu - Ti + sig*N >= 0]
//  IP: Te += eta_ip (x' - hip)
//  STDP on existing synapses: Wee[i][j] += eta (x'[i] x[j] - x[i] x'[j]); cap 1; w<1e-10 -> removed if prune (else 0)
//  SP: with prob p_sp pick random absent i!=j, add sp_init (queue: inserted when >batch queued; batch=0 immediate)
//  iSTDP on existing: Wei[i][j] -= eta_inh*y[j]*(1 - x'[i]*(1+1/hip_mean)); <=0 -> 0.001 ; cap 1
//  SS: rows of Wee and (if eta_inh>0 or inh_scaling) rows of Wei divided by row sum
#include <stdint.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>
static uint64_t s[4];
static inline uint64_t rotl(uint64_t x,int k){return (x<<k)|(x>>(64-k));}
static inline uint64_t nxt(void){uint64_t r=rotl(s[1]*5,7)*9,t=s[1]<<17;s[2]^=s[0];s[3]^=s[1];s[1]^=s[2];s[0]^=s[3];s[2]^=t;s[3]=rotl(s[3],45);return r;}
static inline double u01(void){return (nxt()>>11)*(1.0/9007199254740992.0);}
static int have=0; static double spare;
static inline double gauss(void){ if(have){have=0;return spare;} double u,v,q; do{u=2*u01()-1;v=2*u01()-1;q=u*u+v*v;}while(q>=1||q==0); double f=sqrt(-2*log(q)/q); spare=v*f;have=1;return u*f;}
void seed(uint64_t z){for(int i=0;i<4;i++){z+=0x9e3779b97f4a7c15ULL;uint64_t x=z;x=(x^(x>>30))*0xbf58476d1ce4e5b9ULL;x=(x^(x>>27))*0x94d049bb133111ebULL;s[i]=x^(x>>31);}have=0;}
typedef struct {int N,NI,A; double eta_stdp,eta_istdp,eta_ip,p_sp,sp_init,sig,gain,hmean; int fast,prune,batch,plastic,ip_on,ss_on,inh_ss; } P;
// returns 0. births: int64 N*N (-1 absent) may be NULL ; lifetimes hist out (len nlife) may be NULL
int run(P*p,int64_t T,double*W,uint8_t*M,double*Wei,uint8_t*Mei,double*Wie,double*Te,double*Ti,double*hip,uint8_t*x,uint8_t*y,
        double*Weu,int32_t*u,uint16_t*act,int64_t every,int32_t*conn,uint8_t*X,int64_t x_from,int64_t*birth,int64_t t0,int64_t life_from,int64_t*life,int64_t nlife,uint16_t*actI){
  int N=p->N,NI=p->NI; uint8_t*xn=malloc(N),*yn=malloc(NI),*xi=malloc(N); int*ao=malloc(4*N),*an=malloc(4*N),*ai=malloc(4*NI); double*R=malloc(8*N);
  int qi[64],qj[64],nq=0; uint8_t*touched=malloc(N); int64_t cnt=0; for(int i=0;i<N*N;i++)cnt+=M[i];
  for(int64_t t=0;t<T;t++){
    int no=0,ni=0; for(int j=0;j<N;j++) if(x[j]) ao[no++]=j; for(int j=0;j<NI;j++) if(y[j]) ai[ni++]=j;
    for(int i=0;i<N;i++){double a=-Te[i]; double*w=W+(size_t)i*N; for(int k=0;k<no;k++)a+=w[ao[k]]; double*v=Wei+(size_t)i*NI; for(int k=0;k<ni;k++)a-=v[ai[k]];
      if(p->sig>0)a+=p->sig*gauss(); R[i]=a; if(u&&u[t]>=0)a+=p->gain*Weu[(size_t)i*p->A+u[t]]; xn[i]=a>=0;}
    int nn=0; for(int i=0;i<N;i++) if(xn[i]) an[nn++]=i;
    int*au=p->fast?an:ao, nu=p->fast?nn:no;
    for(int k=0;k<NI;k++){double a=-Ti[k]; double*w=Wie+(size_t)k*N; for(int q=0;q<nu;q++)a+=w[au[q]]; if(p->sig>0)a+=p->sig*gauss(); yn[k]=a>=0;}
    if(p->ip_on) for(int i=0;i<N;i++)Te[i]+=p->eta_ip*(xn[i]-hip[i]);
    if(p->plastic){
      memset(touched,0,N);
      for(int i=0;i<N;i++){ if(!(x[i]|xn[i]))continue; double*w=W+(size_t)i*N; uint8_t*m=M+(size_t)i*N;
        if(xn[i]&&!x[i]){ for(int k=0;k<no;k++){int j=ao[k]; if(m[j]){w[j]+=p->eta_stdp; if(w[j]>1)w[j]=1; touched[i]=1;}} }
        else if(x[i]&&!xn[i]){ for(int k=0;k<nn;k++){int j=an[k]; if(m[j]){w[j]-=p->eta_stdp; touched[i]=1; if(w[j]<1e-10){w[j]=0; if(p->prune){m[j]=0;cnt--; if(birth){int64_t b=birth[(size_t)i*N+j]; if(life&&b>=life_from){int64_t L=t0+t-b; if(L>=nlife)L=nlife-1; life[L]++;} birth[(size_t)i*N+j]=-1;}}}}} }
        else { // both: net = xo[j]-xn[j]
          for(int k=0;k<no;k++){int j=ao[k]; if(m[j]&&!xn[j]){w[j]+=p->eta_stdp; if(w[j]>1)w[j]=1; touched[i]=1;}}
          for(int k=0;k<nn;k++){int j=an[k]; if(m[j]&&!x[j]){w[j]-=p->eta_stdp; touched[i]=1; if(w[j]<1e-10){w[j]=0; if(p->prune){m[j]=0;cnt--; if(birth){int64_t b=birth[(size_t)i*N+j]; if(life&&b>=life_from){int64_t L=t0+t-b; if(L>=nlife)L=nlife-1; life[L]++;} birth[(size_t)i*N+j]=-1;}}}}} }
      }
      if(p->p_sp>0&&u01()<p->p_sp){ for(int c=0;c<1000;c++){int i=nxt()%N,j=nxt()%N; if(i!=j&&!M[(size_t)i*N+j]){qi[nq]=i;qj[nq]=j;nq++;break;}} 
        if(nq>p->batch){ for(int q=0;q<nq;q++){size_t id=(size_t)qi[q]*N+qj[q]; if(!M[id]){M[id]=1;cnt++; if(birth)birth[id]=t0+t;} W[id]=p->sp_init; touched[qi[q]]=1;} nq=0;} }
      if(p->eta_istdp>0){ for(int k=0;k<ni;k++){int j=ai[k]; for(int i=0;i<N;i++){ size_t id=(size_t)i*NI+j; if(Mei[id]){Wei[id]-=p->eta_istdp*(1-xn[i]*(1+1/p->hmean)); if(Wei[id]<=0)Wei[id]=0.001; if(Wei[id]>1)Wei[id]=1;}}} }
      if(p->ss_on){ for(int i=0;i<N;i++) if(touched[i]){double z=0,*w=W+(size_t)i*N; for(int j=0;j<N;j++)z+=w[j]; if(z<1e-6)z=1e-6; z=1/z; for(int j=0;j<N;j++)w[j]*=z;}
        if(p->inh_ss&&p->eta_istdp>0&&ni) for(int i=0;i<N;i++){double z=0,*w=Wei+(size_t)i*NI; for(int j=0;j<NI;j++)z+=w[j]; if(z<1e-6)z=1e-6; z=1/z; for(int j=0;j<NI;j++)w[j]*=z;} }
    }
    memcpy(x,xn,N);memcpy(y,yn,NI);
    if(act)act[t]=nn; if(actI){int q=0;for(int k=0;k<NI;k++)q+=yn[k];actI[t]=q;}
    if(conn&&t%every==0)conn[t/every]=cnt;
    if(X&&t>=x_from)memcpy(X+(size_t)(t-x_from)*N,xn,N);
  }
  free(xn);free(yn);free(xi);free(ao);free(an);free(ai);free(R);free(touched); return 0;
}
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
static double clk(clockid_t c){struct timespec t;clock_gettime(c,&t);return t.tv_sec+1e-9*t.tv_nsec;}
// The network of Zheng et al. 2013 with N excitatory units, structural plasticity as often per pair as with 200.
int main(int c,char**v){(void)c;int N=atoi(v[1]),NI=N/5;long T=atol(v[2]);seed(12345);
  double*W=calloc((size_t)N*N,8),*Wei=calloc((size_t)N*NI,8),*Wie=calloc((size_t)N*NI,8),*Te=calloc(N,8),*Ti=calloc(NI,8),*h=calloc(N,8);
  uint8_t*M=calloc((size_t)N*N,1),*Mei=calloc((size_t)N*NI,1),*x=calloc(N,1),*y=calloc(NI,1);uint16_t*act=calloc(T,2);
  for(int i=0;i<N;i++){double*w=W+(size_t)i*N,*e=Wei+(size_t)i*NI,z=0;
    for(int j=0;j<N;j++)if(i!=j&&u01()<.1){M[(size_t)i*N+j]=1;z+=w[j]=u01();} for(int j=0;j<N;j++)w[j]/=z>0?z:1; z=0;
    for(int j=0;j<NI;j++)if(u01()<.2){Mei[(size_t)i*NI+j]=1;z+=e[j]=u01();} if(z==0){Mei[(size_t)i*NI]=1;z=e[0]=1;} for(int j=0;j<NI;j++)e[j]/=z;
    Te[i]=u01();h[i]=.1;x[i]=u01()<.1;}
  for(int k=0;k<NI;k++){double z=0,*w=Wie+(size_t)k*N;for(int j=0;j<N;j++)z+=w[j]=u01();for(int j=0;j<N;j++)w[j]/=z;Ti[k]=.5*u01();}
  double p=N*(N-1)*.1/(200*199.);P q={N,NI,1,.004,.001,.01,p>1?1:p,.001,sqrt(.05),1,.1,0,1,10,1,1,1,1};
  double cpu=clk(CLOCK_PROCESS_CPUTIME_ID),wall=clk(CLOCK_MONOTONIC);
  run(&q,T,W,M,Wei,Mei,Wie,Te,Ti,h,x,y,0,0,act,T,0,0,0,0,0,0,0,0,0);
  cpu=clk(CLOCK_PROCESS_CPUTIME_ID)-cpu;wall=clk(CLOCK_MONOTONIC)-wall;
  long s=0;for(long t=0;t<T;t++)s+=act[t]; struct rusage u;getrusage(RUSAGE_SELF,&u);
  printf("RESULT {\"model\": \"sorn\", \"sim\": \"C ref\", \"mode\": \"f64\", \"threads\": 1, \"N\": %d, \"steps\": %ld, \"wall\": %.6f, \"cpu\": %.6f, \"spikes\": %ld, \"rate\": %.3f, \"us_per_step\": %.3f, \"rss_mb\": %ld}\n",N,T,wall,cpu,s,1e3*s/T/N,cpu/T*1e6,u.ru_maxrss>>10);return 0;}
